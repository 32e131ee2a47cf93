//! Turns a model into files.

mod fingerprint;
mod json_schema;
mod plan;
mod rust;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::model::Model;
use plan::Plan;
#[cfg(feature = "review")]
pub(crate) use plan::{Access, Depth, Holds, Surface, is_carried_alike};

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path below the output folder, with `/` between folders; for a single file its name.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Returns the Rust types of `model`; no file where `config` does not fit it.
#[must_use]
pub fn rust(model: &Model<'_>, config: &Config) -> (Vec<GeneratedFile>, Vec<Diagnostic>) {
    emit(model, config, rust::files)
}

/// Returns the JSON Schemas of `model`, three a type: its record, its draft and its patch.
#[must_use]
pub fn json_schema(model: &Model<'_>, config: &Config) -> (Vec<GeneratedFile>, Vec<Diagnostic>) {
    emit(model, config, json_schema::files)
}

/// Returns what is wrong with `config` for `model`, without the work of writing files.
#[must_use]
pub fn check(model: &Model<'_>, config: &Config) -> Vec<Diagnostic> {
    Plan::new(model, config).1
}

/// Returns where two things of `model` would have one name in generated code, so that there is none.
#[cfg(feature = "review")]
pub(crate) fn collisions(model: &Model<'_>, config: &Config) -> Vec<Diagnostic> {
    let mut findings = check(model, config);
    findings.retain(|finding| finding.rule == plan::NAME_COLLISION);
    findings
}

fn emit(
    model: &Model<'_>,
    config: &Config,
    files: impl FnOnce(&Plan<'_>, &Config) -> Vec<GeneratedFile>,
) -> (Vec<GeneratedFile>, Vec<Diagnostic>) {
    let (plan, diagnostics) = Plan::new(model, config);
    if has_errors(&diagnostics) {
        return (Vec::new(), diagnostics);
    }
    (files(&plan, config), diagnostics)
}

#[cfg(test)]
mod tests;
