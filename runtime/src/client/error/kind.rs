//! The kinds of errors, which no caller sees.

use std::{error, sync::Arc, time::Duration};

use http::StatusCode;

use crate::{
    DecodeError,
    client::{
        credentials::TokenError,
        transport::{TransportError, TransportFailure},
    },
    wire::Refusal,
};

/// What went wrong.
#[derive(Clone)]
pub(crate) enum Kind {
    /// The server refused, in the words of the protocol.
    Refused(Refusal),
    /// There is no token to send.
    Token(TokenError),
    /// Something else than the server answered.
    Foreign {
        /// The status.
        status: StatusCode,
        /// The media type of the body, where it is told.
        media_type: Option<String>,
        /// The beginning of the body.
        excerpt: String,
    },
    /// The server did what it was asked, and its answer cannot be read.
    Unreadable(String),
    /// The answer is one, and an object in it is not of its type.
    Record(DecodeError),
    /// No answer came.
    Transport(Arc<TransportError>),
    /// The time of the whole operation was over before an answer came.
    Deadline(Duration),
    /// The request cannot be made.
    Request(String),
    /// The pages of an answer do not come to an end.
    Paging(String),
    /// An object was asked for, and none passes the filter.
    None,
    /// One object was asked for, and several pass the filter.
    Several,
}

impl Kind {
    /// Returns the status that the failure tells of.
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(refusal) => Some(refusal.status),
            Self::Foreign { status, .. } => Some(*status),
            Self::Token(error) => error.status(),
            _ => None,
        }
    }

    /// Returns how far a request came that got no answer, be it one for a token.
    pub(super) fn transport(&self) -> Option<TransportFailure> {
        match self {
            Self::Transport(error) => Some(error.failure()),
            Self::Token(error) => error.transport().map(TransportError::failure),
            _ => None,
        }
    }

    /// Returns what caused it, behind what its text tells already.
    pub(super) fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Transport(error) => error::Error::source(&**error),
            Self::Token(error) => error::Error::source(error),
            _ => None,
        }
    }
}
