//! What the file system refused, and what it could not tell.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::SETTINGS;

/// A file or folder that could not be used.
///
/// The reason is the [source](Error::source) and no part of the text.
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

    /// Returns the kind of the reason.
    #[must_use]
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }

    /// Returns the way out, if there is one to name.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Some("check the path"),
            io::ErrorKind::PermissionDenied => Some("change its permissions, or name another one"),
            io::ErrorKind::IsADirectory => Some("remove the folder, or name another place"),
            io::ErrorKind::FileTooLarge => Some("check that this is the right file"),
            _ => None,
        }
    }

    /// Returns the text with the reason.
    #[must_use]
    pub fn with_reason(&self) -> String {
        format!("{self}: {}", self.source)
    }
}

impl fmt::Display for FilesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match self.action {
            Action::Read => "read",
            Action::Write => "write",
            Action::Remove => "remove",
        };
        write!(formatter, "cannot {verb} `{}`", self.path.display())
    }
}

impl Error for FilesError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

impl From<FilesError> for ProjectError {
    fn from(error: FilesError) -> Self {
        Self::Files(error)
    }
}

impl ProjectError {
    /// Returns the way out, if there is one to name.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Files(error) if error.kind() == io::ErrorKind::NotFound => {
                Some("check the path, or save the body of `GET /openidm/config/managed` there")
            }
            Self::Files(error) => error.hint(),
            Self::NoSettings { .. } => Some("name the schema, or let `mosaic init` find one"),
            Self::NoSchema { .. } => {
                Some("add `schema = \"managed.json\"` to it, or name the schema yourself")
            }
        }
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

impl Error for ProjectError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Files(error) => error.source(),
            Self::NoSettings { .. } | Self::NoSchema { .. } => None,
        }
    }
}
