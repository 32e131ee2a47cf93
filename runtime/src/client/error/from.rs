//! Errors of the rooms around the client, as errors of the client.

use std::sync::Arc;

use http::StatusCode;

use super::{Error, Kind};
use crate::{
    DecodeError, FilterTooDeep, Json, Unwritable,
    client::{credentials::TokenError, transport::TransportError},
    wire::{Failure, Refusal, Unsendable},
};

impl Error {
    /// A draft, a patch or a body has no JSON form.
    pub(crate) fn unwritable(source: &serde_json::Error) -> Self {
        // serde_json tells the text of our own error, and a position that means nothing here.
        Self::new(Kind::Request(source.to_string()))
    }

    /// The `error` member of the answer to a query, which came with the status of a success.
    pub(crate) fn inside_a_page(error: &Json) -> Self {
        let refusal = Refusal::from_json(error).unwrap_or_else(|| {
            Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "the page ended early")
        });
        Self::new(Kind::Refused(refusal))
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::new(match failure {
            Failure::Refused(refusal) => Kind::Refused(refusal),
            Failure::Foreign { status, media_type, excerpt } => {
                Kind::Foreign { status, media_type, excerpt }
            }
            Failure::Unreadable { message } => Kind::Unreadable(message),
        })
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::new(Kind::Transport(Arc::new(error)))
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::new(Kind::Record(error))
    }
}

impl From<FilterTooDeep> for Error {
    fn from(error: FilterTooDeep) -> Self {
        Self::new(Kind::Request(format!("the filter is too deep: {error}")))
    }
}

impl From<Unwritable> for Error {
    fn from(error: Unwritable) -> Self {
        Self::new(Kind::Request(error.to_string()))
    }
}

impl From<Unsendable> for Error {
    fn from(error: Unsendable) -> Self {
        Self::new(Kind::Request(error.to_string()))
    }
}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Self {
        Self::new(Kind::Token(error))
    }
}
