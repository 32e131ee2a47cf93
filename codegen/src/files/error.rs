//! What the file system refused, and what it could not tell.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::SETTINGS;

/// A file or folder that could not be used.
#[derive(Debug)]
pub struct FilesError {
    action: Action,
    path: PathBuf,
    source: io::Error,
}

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file or a folder.
    Read,
    /// Writing a file or making a folder.
    Write,
    /// Removing a file.
    Remove,
}

/// Why a project has no schema.
#[derive(Debug)]
pub enum ProjectError {
    /// The file system refused.
    Files(FilesError),
    /// No schema was given, and no `mosaic.toml` was found to name one.
    NoSettings {
        /// Where the search began.
        folder: PathBuf,
    },
    /// No schema was given, and the settings name none.
    NoSchema {
        /// The settings.
        settings: PathBuf,
    },
}

impl FilesError {
    /// Returns the refusal of `action` on `path` for the reason `source`.
    #[must_use]
    pub fn new(action: Action, path: &Path, source: io::Error) -> Self {
        Self { action, path: path.to_owned(), source }
    }
}

impl fmt::Display for FilesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match self.action {
            Action::Read => "read",
            Action::Write => "write",
            Action::Remove => "remove",
        };
        write!(formatter, "cannot {verb} `{}`: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for FilesError {}

impl From<FilesError> for ProjectError {
    fn from(error: FilesError) -> Self {
        Self::Files(error)
    }
}

impl fmt::Display for ProjectError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files(error) => error.fmt(formatter),
            Self::NoSettings { folder } => write!(
                formatter,
                "expected a schema or a `{SETTINGS}` that names one, found neither in `{}` nor above",
                folder.display()
            ),
            Self::NoSchema { settings } => write!(
                formatter,
                "expected the key `schema` in `{}`, found none",
                settings.display()
            ),
        }
    }
}

impl std::error::Error for ProjectError {}
