//! Why a data file cannot be opened.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use redb::{DatabaseError, StorageError};

use super::file;
use crate::Flavour;

/// Why a data file cannot be opened. The file is as it was.
#[derive(Debug)]
pub struct FileError {
    path: PathBuf,
    obstacle: Obstacle,
}

/// What stands in the way.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// Another process has it open.
    InUse,
    /// It holds something else.
    Foreign,
    /// Another version wrote it.
    Version(Age),
    /// It is of a tenant like another server.
    Flavour(Flavour),
    /// It is not as it was written.
    Damaged(redb::Error),
    /// The file system does not let us.
    Access(io::Error),
}

/// Which version wrote a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Age {
    /// One before this one.
    Older,
    /// One behind this one.
    Newer,
}

impl FileError {
    pub(super) fn new(path: &Path, obstacle: impl Into<Obstacle>) -> Self {
        Self { path: path.to_owned(), obstacle: obstacle.into() }
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match &self.obstacle {
            Obstacle::InUse => "end that process, or name another file",
            Obstacle::Foreign => "name another file, or one that is not there yet",
            Obstacle::Version(Age::Older) => "serve it by that version, or name another file",
            Obstacle::Version(Age::Newer) => "update mosaic, or name another file",
            Obstacle::Flavour(Flavour::Aic) => "serve it as `aic`, or name another file",
            Obstacle::Flavour(Flavour::Idm) => "serve it as `idm`, or name another file",
            Obstacle::Damaged(_) => "put a copy in its place, or name another file",
            Obstacle::Access(_) => "name a file that can be read and written",
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.obstacle {
            Obstacle::InUse => write!(formatter, "another process has the data file `{path}` open"),
            Obstacle::Foreign => {
                write!(formatter, "`{path}` is not the data file of a local tenant")
            }
            Obstacle::Version(age) => write!(formatter, "{age} version of mosaic wrote `{path}`"),
            Obstacle::Flavour(found) => {
                let found = file::name(*found);
                write!(formatter, "the data file `{path}` is of a tenant of the flavour `{found}`")
            }
            Obstacle::Damaged(_) => write!(formatter, "the data file `{path}` is damaged"),
            Obstacle::Access(_) => write!(formatter, "cannot open the data file `{path}`"),
        }
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.obstacle {
            Obstacle::Damaged(error) => Some(error),
            Obstacle::Access(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Older => "an older",
            Self::Newer => "a newer",
        })
    }
}

impl From<DatabaseError> for Obstacle {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => Self::InUse,
            DatabaseError::UpgradeRequired(_) => Self::Version(Age::Older),
            error => redb::Error::from(error).into(),
        }
    }
}

impl From<redb::Error> for Obstacle {
    fn from(error: redb::Error) -> Self {
        match error {
            redb::Error::Io(error) => error.into(),
            error => Self::Damaged(error),
        }
    }
}

impl From<io::Error> for Obstacle {
    /// The database says `InvalidData` of a file that does not begin as its files do.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData => Self::Foreign,
            io::ErrorKind::UnexpectedEof => Self::Damaged(StorageError::from(error).into()),
            _ => Self::Access(error),
        }
    }
}
