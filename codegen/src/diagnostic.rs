//! What is wrong with a schema or a configuration: data, with two addresses, never an `Err`.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::json::edit::Edit;
use crate::span::{Location, SourceId};

/// How bad a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Good to know; changes no exit code.
    Info,
    /// Suspicious; the work goes on.
    Warning,
    /// Wrong; nothing is generated.
    Error,
}

impl Level {
    /// Returns the name, as reports and settings spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding, addressed by a byte span and by a semantic path.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule that it is of, or the stable name of another kind of finding; in kebab case.
    pub rule: &'static str,
    /// How bad it is.
    pub level: Level,
    /// How bad it is at most, whatever the settings say of its rule.
    pub at_most: Level,
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
    /// The change that would mend it, if it can be told.
    pub fix: Option<Box<Fix>>,
    /// What it is known by from one run to the next, where that is not what it says.
    pub fingerprint: Option<Box<str>>,
}

/// A change of the sources that mends what a [`Diagnostic`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does: a phrase in the imperative, such as "remove `username` from `order`".
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// The source that is edited.
    pub source: SourceId,
    /// What changes in it; all of it or nothing.
    pub edits: Vec<Edit>,
}

/// Whether a [`Fix`] may be applied unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Safety {
    /// It changes what the server does, or guesses what was meant: a person has to look at it.
    Proposed,
    /// No behaviour changes that is documented or was measured.
    Safe,
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
    /// Returns an error of the kind `rule` at `location`.
    pub fn error(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Error, rule, location, message.into())
    }

    /// Returns a warning of the kind `rule` at `location`.
    pub fn warning(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, rule, location, message.into())
    }

    /// Returns an information of the kind `rule` at `location`.
    pub fn info(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(Level::Info, rule, location, message.into())
    }

    fn new(level: Level, rule: &'static str, location: Location, message: String) -> Self {
        Self {
            rule,
            level,
            at_most: Level::Error,
            message,
            hint: None,
            location,
            path: String::new(),
            related: Vec::new(),
            fix: None,
            fingerprint: None,
        }
    }

    /// Returns whether it is so bad that nothing is generated.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// Returns the diagnostic with another level, as far as it can be so bad.
    #[must_use]
    pub fn with_level(self, level: Level) -> Self {
        Self { level: level.min(self.at_most), ..self }
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

    /// Returns the diagnostic with a fingerprint that it has from elsewhere.
    #[must_use]
    pub fn known_by(mut self, fingerprint: &str) -> Self {
        self.fingerprint = Some(fingerprint.into());
        self
    }

    /// Returns the diagnostic with one more place that it speaks of.
    #[must_use]
    pub fn related(mut self, location: Location, label: impl Into<Cow<'static, str>>) -> Self {
        self.related.push(Related { location, label: label.into() });
        self
    }

    /// Returns which of the two a report lists first: the worse one, then the one that stands before
    /// the other in the sources.
    #[must_use]
    pub fn in_report_order(&self, other: &Self) -> Ordering {
        let by_level = other.level.cmp(&self.level);
        let by_place = || self.location.cmp(&other.location);
        by_level.then_with(by_place).then_with(|| self.rule.cmp(other.rule))
    }

    /// Returns the diagnostic after `offset` more sources were put before its own.
    #[must_use]
    pub fn behind(mut self, offset: u32) -> Self {
        self.location = self.location.behind(offset);
        for related in &mut self.related {
            related.location = related.location.behind(offset);
        }
        if let Some(fix) = &mut self.fix {
            fix.source = fix.source.behind(offset);
        }
        self
    }
}

/// Returns whether any of `diagnostics` is an error.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
