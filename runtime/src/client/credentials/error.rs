//! Why there is no token.

use std::{error::Error, fmt, sync::Arc};

use http::{HeaderValue, StatusCode};

use crate::{
    client::{TransactionId, transport::TransportError},
    wire::token::{OAuthError, TokenFailure},
};

/// A token that could not be had; all who waited for it are told the same.
#[derive(Clone, Debug)]
pub struct TokenError {
    reason: Arc<Reason>,
    /// The id of the request for the token, where one was made.
    transaction_id: Option<TransactionId>,
}

#[derive(Debug)]
enum Reason {
    /// The endpoint was not reached, or did not answer.
    Unreachable(TransportError),
    /// The endpoint answered, and not with a token.
    Refused {
        failure: TokenFailure,
        /// When to come again, as the server wrote it (`Retry-After`).
        retry_after: Option<HeaderValue>,
    },
    /// What came is no token that a header can carry.
    Malformed,
    /// The request for a token could not be signed.
    Unsigned,
    /// A source of the caller's own says so.
    Other(Box<dyn Error + Send + Sync>),
}

impl TokenError {
    /// Makes an error of a source of one's own, which must tell no secret.
    #[must_use]
    pub fn other(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(Reason::Other(source.into()))
    }

    /// Returns the status of the endpoint, where it answered with one that tells of a failure.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self.failure()? {
            TokenFailure::Refused(error) => Some(error.status),
            TokenFailure::Other(failure) => failure.status(),
        }
    }

    /// Returns what is wrong in the words of OAuth, such as `invalid_client` or `invalid_scope`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.oauth().map(|error| error.error.as_str())
    }

    /// Returns what the endpoint says of the code.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.oauth()?.description.as_deref()
    }

    /// Returns the id that the log of the endpoint knows the request by, where there was one.
    #[must_use]
    pub fn transaction_id(&self) -> Option<&TransactionId> {
        self.transaction_id.as_ref()
    }

    /// Returns the error of the transport, where the endpoint did not answer.
    #[must_use]
    pub fn transport(&self) -> Option<&TransportError> {
        match &*self.reason {
            Reason::Unreachable(error) => Some(error),
            _ => None,
        }
    }

    /// Returns when the endpoint wants to be asked again, as it wrote it (`Retry-After`).
    pub(crate) fn retry_after(&self) -> Option<&HeaderValue> {
        match &*self.reason {
            Reason::Refused { retry_after, .. } => retry_after.as_ref(),
            _ => None,
        }
    }

    pub(super) fn unreachable(error: TransportError) -> Self {
        Self::of(Reason::Unreachable(error))
    }

    pub(super) fn refused(failure: TokenFailure, retry_after: Option<HeaderValue>) -> Self {
        Self::of(Reason::Refused { failure, retry_after })
    }

    pub(super) fn unsigned() -> Self {
        Self::of(Reason::Unsigned)
    }

    pub(crate) fn malformed() -> Self {
        Self::of(Reason::Malformed)
    }

    pub(super) fn with_transaction_id(self, id: TransactionId) -> Self {
        Self { transaction_id: Some(id), ..self }
    }

    fn of(reason: Reason) -> Self {
        Self { reason: Arc::new(reason), transaction_id: None }
    }

    fn oauth(&self) -> Option<&OAuthError> {
        match self.failure()? {
            TokenFailure::Refused(error) => Some(error),
            TokenFailure::Other(_) => None,
        }
    }

    fn failure(&self) -> Option<&TokenFailure> {
        match &*self.reason {
            Reason::Refused { failure, .. } => Some(failure),
            _ => None,
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match &*self.reason {
            Reason::Unreachable(_) => "the token endpoint gave no answer",
            Reason::Refused { .. } => "the token endpoint gave no token",
            Reason::Malformed => "the token is none that a header can carry",
            Reason::Unsigned => "the request for a token could not be signed",
            Reason::Other(_) => "the source of tokens failed",
        })
    }
}

impl Error for TokenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &*self.reason {
            Reason::Unreachable(error) => Some(error),
            Reason::Refused { failure: TokenFailure::Refused(error), .. } => Some(error),
            Reason::Refused { failure: TokenFailure::Other(failure), .. } => Some(failure),
            Reason::Other(error) => Some(&**error as _),
            Reason::Malformed | Reason::Unsigned => None,
        }
    }
}
