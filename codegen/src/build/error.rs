//! Why a build stops.

use std::fmt;
use std::io;

use crate::files::{FilesError, ProjectError};

/// Why a build stops, as a report for a person.
///
/// `Debug` is the same text as `Display`: a `main` that returns this error prints it so.
pub struct BuildError {
    report: String,
}

impl BuildError {
    pub(super) fn new(report: impl Into<String>) -> Self {
        Self { report: report.into() }
    }

    fn with_hint(problem: String, hint: Option<&str>) -> Self {
        match hint {
            Some(hint) => Self::new(format!("{problem}\nhelp: {hint}")),
            None => Self::new(problem),
        }
    }

    /// Returns the error of a schema or of settings with the findings in `report`.
    pub(super) fn findings(report: &str) -> Self {
        Self::new(format!("the schema does not compile\n\n{}", report.trim_end()))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.report)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.report)
    }
}

impl std::error::Error for BuildError {}

impl From<FilesError> for BuildError {
    fn from(error: FilesError) -> Self {
        Self::with_hint(error.with_reason(), error.hint())
    }
}

impl From<ProjectError> for BuildError {
    fn from(error: ProjectError) -> Self {
        let hint = error.hint();
        let problem = match &error {
            ProjectError::Files(error) => error.with_reason(),
            _ => error.to_string(),
        };
        Self::with_hint(problem, hint)
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self::new(format!("cannot write to cargo: {error}"))
    }
}
