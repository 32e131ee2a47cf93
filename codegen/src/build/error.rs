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
        Self::new(error.to_string())
    }
}

impl From<ProjectError> for BuildError {
    fn from(error: ProjectError) -> Self {
        let way_out = match error {
            ProjectError::Files(_) => "",
            ProjectError::NoSettings { .. } => {
                "\nhelp: write a `mosaic.toml` with `schema = \"…\"`, or call `Build::schema`"
            }
            ProjectError::NoSchema { .. } => {
                "\nhelp: add `schema = \"…\"` to it, or call `Build::schema`"
            }
        };
        Self::new(format!("{error}{way_out}"))
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self::new(format!("cannot write to cargo: {error}"))
    }
}
