//! What is wrong with a schema or a configuration: data, with two addresses, never an `Err`.

use std::borrow::Cow;

use crate::span::Location;

/// How bad a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Good to know; changes no exit code.
    Note,
    /// Suspicious; the work goes on.
    Warning,
    /// Wrong; nothing is generated.
    Error,
}

/// One finding, addressed by a byte span and by a semantic path.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The stable name of the kind of finding, in kebab case.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// A lowercase phrase without a final period; what was expected before what was found.
    pub message: String,
    /// The way out, if there is one.
    pub hint: Option<String>,
    /// The bytes that the finding is about.
    pub location: Location,
    /// The semantic path, such as `alpha_user.custom_tier`; empty for the document itself.
    pub path: String,
    /// Other places that the finding speaks of, each with a short label.
    pub related: Vec<Related>,
}

/// Another place that a [`Diagnostic`] speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The bytes.
    pub location: Location,
    /// What stands there.
    pub label: Cow<'static, str>,
}

impl Diagnostic {
    /// Returns an error of the kind `code` at `location`.
    pub fn error(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Error, code, location, message.into())
    }

    /// Returns a warning of the kind `code` at `location`.
    pub fn warning(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, location, message.into())
    }

    /// Returns a note of the kind `code` at `location`.
    pub fn note(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Note, code, location, message.into())
    }

    fn new(level: Level, code: &'static str, location: Location, message: String) -> Self {
        Self {
            code,
            level,
            message,
            hint: None,
            location,
            path: String::new(),
            related: Vec::new(),
        }
    }

    /// Returns the diagnostic with another level.
    #[must_use]
    pub fn with_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Returns the diagnostic with a way out.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Returns the diagnostic with its semantic path.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Returns the diagnostic with one more place that it speaks of.
    #[must_use]
    pub fn related(mut self, location: Location, label: impl Into<Cow<'static, str>>) -> Self {
        self.related.push(Related { location, label: label.into() });
        self
    }
}

/// Returns whether any of `diagnostics` is an error.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
}
