//! A token, and how long it is good for.

use std::time::Duration;

use crate::wire::token::Secret;

/// A bearer token; nothing shows it, and its memory is cleared when it is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    text: Secret,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// Takes a token that is good until a server refuses it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self::from(Secret::new(text))
    }

    /// Returns the token with how long it is good for from when it was asked for.
    #[must_use]
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self { lifetime: Some(lifetime), ..self }
    }

    pub(crate) fn text(&self) -> &str {
        self.text.expose()
    }

    pub(crate) fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }
}

impl From<Secret> for AccessToken {
    fn from(text: Secret) -> Self {
        Self { text, lifetime: None }
    }
}
