//! Writes a plan as JSON Schemas.
use crate::config::Config;
use crate::emit::GeneratedFile;
use crate::emit::plan::Plan;
pub(super) fn files(_plan: &Plan<'_>, _config: &Config) -> Vec<GeneratedFile> {
    Vec::new()
}
