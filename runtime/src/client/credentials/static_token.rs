//! A token that somebody else got.

use std::future;

use futures_core::future::BoxFuture;

use super::{AccessToken, TokenEndpoint, TokenError, TokenSource};

/// A token as it is, until a server refuses it; there is no other after it.
#[derive(Clone, Debug)]
pub struct StaticToken {
    token: AccessToken,
}

impl StaticToken {
    /// Takes the text of a bearer token, without the word `Bearer`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { token: AccessToken::new(text) }
    }
}

impl TokenSource for StaticToken {
    fn fetch<'a>(&'a self, _: TokenEndpoint<'a>) -> BoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(future::ready(Ok(self.token.clone())))
    }
}
