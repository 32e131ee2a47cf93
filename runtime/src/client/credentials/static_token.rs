//! A token that somebody else got.

use std::fmt;

use futures_core::future::BoxFuture;
use zeroize::Zeroizing;

use super::{AccessToken, TokenEndpoint, TokenError, TokenSource};

/// A token as it is, until it expires; there is no other after it.
pub struct StaticToken {
    text: Zeroizing<String>,
}

impl StaticToken {
    /// Takes the text of a bearer token, without the word `Bearer`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Zeroizing::new(text.into()) }
    }
}

impl TokenSource for StaticToken {
    fn fetch<'a>(&'a self, _: TokenEndpoint<'a>) -> BoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(async { Ok(AccessToken::new(self.text.as_str())) })
    }
}

impl fmt::Debug for StaticToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("StaticToken").finish_non_exhaustive()
    }
}
