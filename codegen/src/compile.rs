//! The whole way from texts to files.

use std::collections::HashSet;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::emit::{self, GeneratedFile};
use crate::lint::{self, Options};
use crate::model::{self, Model};
use crate::source::{Documents, Sources};

/// What is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Rust types.
    #[default]
    Rust,
    /// JSON Schemas.
    JsonSchema,
}

/// What came of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compiled {
    /// The files; none where there is an error.
    pub files: Vec<GeneratedFile>,
    /// Everything that was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles `sources` as `config` asks for.
///
/// The files depend on nothing but these two: not on the order of types or of keys, nor on what
/// the sources are called.
#[must_use]
pub fn compile(sources: &Sources, config: &Config, target: Target) -> Compiled {
    let (documents, mut diagnostics) = Documents::parse(sources);
    let (model, mut findings) = model::lower(&documents, config.product);
    diagnostics.append(&mut findings);
    if has_errors(&diagnostics) {
        // A schema that was read only in part says nothing about the settings.
        return Compiled { files: Vec::new(), diagnostics };
    }
    emit(&model, config, target, diagnostics)
}

/// Compiles `sources` as [`compile`] does, unless a rule of the book finds an error in them.
#[must_use]
pub fn lint_and_compile(
    sources: &Sources,
    config: &Config,
    options: &Options,
    target: Target,
) -> Compiled {
    let (documents, mut reading) = Documents::parse(sources);
    let (model, mut findings) = model::lower(&documents, config.product);
    reading.append(&mut findings);
    // What cannot be compiled is told even where its rule does not run, or it was accepted.
    let mut errors: Vec<_> = reading.iter().filter(|finding| finding.is_error()).cloned().collect();
    let mut diagnostics = lint::check(&documents, &model, config, options, reading).findings;
    let told: HashSet<_> = diagnostics.iter().map(|told| (told.rule, told.location)).collect();
    errors.retain(|error| !told.contains(&(error.rule, error.location)));
    diagnostics.append(&mut errors);
    if has_errors(&diagnostics) {
        return Compiled { files: Vec::new(), diagnostics };
    }
    emit(&model, config, target, diagnostics)
}

/// Adds what is generated from `model`, of which `diagnostics` were found.
fn emit(
    model: &Model<'_>,
    config: &Config,
    target: Target,
    mut diagnostics: Vec<Diagnostic>,
) -> Compiled {
    let (files, mut findings) = match target {
        Target::Rust => emit::rust(model, config),
        Target::JsonSchema => emit::json_schema(model, config),
    };
    diagnostics.append(&mut findings);
    Compiled { files, diagnostics }
}
