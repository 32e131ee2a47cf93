//! Why there is no token.

use std::{error::Error, fmt, sync::Arc};

use http::{HeaderValue, StatusCode};

use crate::client::transport::TransportError;

/// A token that could not be had; all who waited for it are told the same.
#[derive(Clone, Debug)]
pub struct TokenError {
    reason: Arc<Reason>,
}

#[derive(Debug)]
enum Reason {
    /// The endpoint was not reached, or did not answer.
    Unreachable(TransportError),
    /// The endpoint answered, and not with a token.
    Refused(Refused),
    /// What came is no token that a header can carry.
    Malformed,
    /// The request for a token could not be signed.
    Unsigned,
    /// A source of the caller's own says so.
    Other(Box<dyn Error + Send + Sync>),
}

/// What an endpoint answers that gives no token.
#[derive(Debug)]
pub(super) struct Refused {
    /// The status.
    pub(super) status: StatusCode,
    /// The member `error` of the body, such as `invalid_client`.
    pub(super) error: Option<String>,
    /// The member `error_description` of the body.
    pub(super) description: Option<String>,
    /// When to come again, as the server wrote it (`Retry-After`).
    pub(super) retry_after: Option<HeaderValue>,
}

impl TokenError {
    /// Makes an error of a source of one's own, which must tell no secret.
    #[must_use]
    pub fn other(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(Reason::Other(source.into()))
    }

    /// Returns the status of the endpoint, where it answered.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.refused().map(|refused| refused.status)
    }

    /// Returns the code of OAuth, such as `invalid_client` or `invalid_scope`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.refused()?.error.as_deref()
    }

    /// Returns what the endpoint says of the code.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.refused()?.description.as_deref()
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
        self.refused()?.retry_after.as_ref()
    }

    pub(super) fn unreachable(error: TransportError) -> Self {
        Self::of(Reason::Unreachable(error))
    }

    pub(super) fn refuse(refused: Refused) -> Self {
        Self::of(Reason::Refused(refused))
    }

    pub(super) fn unsigned() -> Self {
        Self::of(Reason::Unsigned)
    }

    pub(crate) fn malformed() -> Self {
        Self::of(Reason::Malformed)
    }

    fn of(reason: Reason) -> Self {
        Self { reason: Arc::new(reason) }
    }

    fn refused(&self) -> Option<&Refused> {
        match &*self.reason {
            Reason::Refused(refused) => Some(refused),
            _ => None,
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.reason {
            Reason::Unreachable(_) => formatter.write_str("the token endpoint gave no answer"),
            Reason::Malformed => formatter.write_str("the token is none that a header can carry"),
            Reason::Unsigned => formatter.write_str("the request for a token could not be signed"),
            Reason::Other(_) => formatter.write_str("the source of tokens failed"),
            Reason::Refused(refused) => fmt::Display::fmt(refused, formatter),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, error, description, .. } = self;
        write!(formatter, "the token endpoint answered {}", status.as_u16())?;
        match error {
            Some(error) => write!(formatter, " `{}`", error.escape_debug())?,
            None => formatter.write_str(" and no token")?,
        }
        match description {
            Some(description) => write!(formatter, ": {}", description.escape_debug()),
            None => Ok(()),
        }
    }
}

impl Error for TokenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &*self.reason {
            Reason::Unreachable(error) => Some(error),
            Reason::Other(error) => Some(&**error as _),
            Reason::Refused(_) | Reason::Malformed | Reason::Unsigned => None,
        }
    }
}
