//! The whole way from texts to findings.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Model};
use crate::rules::{self, Context, Levels, Selection};
use crate::source::{Documents, Sources};

/// What is asked of one run beside the settings.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the command line says of the rules.
    pub selection: Selection,
}

/// Returns everything that is wrong with `sources`, by the rules that `config` and `options` let
/// run; in the order that reports list findings in.
#[must_use]
pub fn lint(sources: &Sources, config: &Config, options: &Options) -> Vec<Diagnostic> {
    let (documents, mut diagnostics) = Documents::parse(sources);
    let (model, mut findings) = model::lower(&documents, config.product);
    diagnostics.append(&mut findings);
    check(&documents, &model, config, options, diagnostics)
}

/// Returns the findings of the rules and, as far as the settings let them stand, those of reading.
pub(crate) fn check(
    documents: &Documents<'_>,
    model: &Model<'_>,
    config: &Config,
    options: &Options,
    reading: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let levels = Levels::new(config, &options.selection);
    let mut diagnostics: Vec<_> =
        reading.into_iter().filter_map(|finding| relevel(finding, &levels)).collect();
    let context = Context::new(model, config, documents);
    diagnostics.extend(rules::check(&context, &levels));
    diagnostics
}

/// Returns a finding of reading at the level that its rule has by the settings; nothing where the rule
/// does not run. What breaks no rule, such as a fault of syntax, stays as it is.
fn relevel(finding: Diagnostic, levels: &Levels) -> Option<Diagnostic> {
    match levels.of(finding.rule) {
        Err(_) => Some(finding),
        Ok(level) => level.map(|level| finding.with_level(level)),
    }
}
