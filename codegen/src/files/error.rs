//! What the file system refused.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

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

impl FilesError {
    /// Returns the refusal of `action` on `path` for the reason `source`.
    #[must_use]
    pub fn new(action: Action, path: &Path, source: io::Error) -> Self {
        Self { action, path: path.to_owned(), source }
    }

    /// Returns the file or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
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

impl std::error::Error for FilesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
