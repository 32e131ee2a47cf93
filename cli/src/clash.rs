//! Where two sides merge and do not fit each other, in the same words for each verb that merges.

use mosaic_codegen::config::Config;
use mosaic_codegen::merge;
use mosaic_codegen::source::Sources;

/// Returns what is wrong with `merged` and with neither of `sides`, a line each.
pub(crate) fn clashes(merged: &Sources, sides: [&Sources; 2], config: &Config) -> Vec<String> {
    let clashes = merge::clashes(merged, sides, config).into_iter();
    let told = clashes.map(|clash| {
        let (path, message, rule) = (clash.path, clash.message, clash.rule);
        format!("both sides merge to an error that neither has: `{path}`: {message} ({rule})")
    });
    told.collect()
}
