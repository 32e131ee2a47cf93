//! The whole way from texts to files.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::emit::{self, GeneratedFile};
use crate::model;
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
    let (files, mut findings) = match target {
        Target::Rust => emit::rust(&model, config),
        Target::JsonSchema => emit::json_schema(&model, config),
    };
    diagnostics.append(&mut findings);
    Compiled { files, diagnostics }
}
