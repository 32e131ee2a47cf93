//! What comes of a request for a token.

use std::{error::Error, fmt};

use bytes::Bytes;
use http::{Response, StatusCode};

use super::Secret;
use crate::{Json, wire::Failure};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenAnswer {
    /// The token, a bearer's.
    pub access_token: Secret,
    /// What it is good for, where the server tells.
    pub scopes: Vec<String>,
    /// For how many seconds it is good, where the server tells.
    pub expires_in: Option<u64>,
}

/// The error body of OAuth 2.0: `{"error","error_description"}` (RFC 6749 §5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthError {
    /// The status.
    pub status: StatusCode,
    /// What is wrong, for a program: `invalid_scope`, for one.
    pub error: String,
    /// What is wrong, for people.
    pub description: Option<String>,
}

/// A response that is no token.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenFailure {
    /// The server refused, in the words of OAuth.
    Refused(OAuthError),
    /// Anything else.
    Other(Failure),
}

impl TokenAnswer {
    pub(super) fn decode(response: &Response<Bytes>) -> Result<Self, TokenFailure> {
        let body: Option<Json> = serde_json::from_slice(response.body()).ok();
        let text = |name: &str| body.as_ref()?.get(name)?.as_str();
        if response.status() != StatusCode::OK {
            let Some(error) = text("error") else {
                return Err(TokenFailure::Other(Failure::of(response)));
            };
            let description = text("error_description").map(str::to_owned);
            let (status, error) = (response.status(), error.to_owned());
            return Err(TokenFailure::Refused(OAuthError { status, error, description }));
        }
        let Some(access_token) = text("access_token") else {
            return Err(TokenFailure::Other(Failure::foreign(response)));
        };
        if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case(BEARER)) {
            let message = "expected a bearer token, found one of another type";
            return Err(TokenFailure::Other(Failure::unreadable(message)));
        }
        Ok(Self {
            access_token: Secret::new(access_token),
            scopes: scopes(text("scope").unwrap_or_default()),
            expires_in: body
                .as_ref()
                .and_then(|body| body.get("expires_in"))
                .and_then(Json::as_u64),
        })
    }
}

/// The only type of token that there is.
pub(super) const BEARER: &str = "Bearer";

/// Reads a list of scopes.
pub(super) fn scopes(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

impl fmt::Display for OAuthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.status.as_u16(), self.error)?;
        match &self.description {
            Some(description) => write!(formatter, ": {description}"),
            None => Ok(()),
        }
    }
}

impl Error for OAuthError {}

impl fmt::Display for TokenFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.fmt(formatter),
            Self::Other(failure) => failure.fmt(formatter),
        }
    }
}

impl Error for TokenFailure {}
