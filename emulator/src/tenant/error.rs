//! Why a tenant cannot be opened, or cannot keep a write.

use std::{error::Error, fmt};

use http::StatusCode;
use mosaic::wire::Refusal;

use crate::{
    KeyError,
    schema::ConfigurationError,
    store::{FileError, JournalError},
};

/// Why a tenant cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// No server would serve its configuration.
    Configuration(ConfigurationError),
    /// The file that it is kept in cannot be opened.
    File(FileError),
    /// What it kept cannot be read, or nothing can be kept.
    Journal(JournalError),
    /// There is no key for its service account.
    Key(KeyError),
}

/// Returns the answer to a write that the journal did not keep.
pub(super) fn unkept(error: &JournalError) -> Refusal {
    tracing::error!(%error, "a write could not be kept");
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "The change could not be stored")
}

/// Returns the answer to everything once the journal has lost a write that is in memory.
pub(super) fn unsound(error: &JournalError) -> Refusal {
    tracing::error!(%error, "nothing is answered any more");
    let message = "A change was lost that could not be stored; the tenant has to be opened again";
    Refusal::new(StatusCode::SERVICE_UNAVAILABLE, message)
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(error) => error.fmt(formatter),
            Self::File(error) => error.fmt(formatter),
            Self::Journal(error) => error.fmt(formatter),
            Self::Key(error) => error.fmt(formatter),
        }
    }
}

/// It says what its cause says, so it is none of the causes.
impl Error for OpenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Configuration(error) => error.source(),
            Self::File(error) => error.source(),
            Self::Journal(error) => error.source(),
            Self::Key(error) => error.source(),
        }
    }
}

impl From<ConfigurationError> for OpenError {
    fn from(error: ConfigurationError) -> Self {
        Self::Configuration(error)
    }
}

impl From<FileError> for OpenError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<JournalError> for OpenError {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}

impl From<KeyError> for OpenError {
    fn from(error: KeyError) -> Self {
        Self::Key(error)
    }
}
