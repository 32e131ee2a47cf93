//! A token, and how long it is good for.

use std::{fmt, time::Duration};

use zeroize::Zeroizing;

/// A bearer token; its memory is cleared when it is dropped.
pub struct AccessToken {
    text: Zeroizing<String>,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// Takes a token that is good until a server refuses it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Zeroizing::new(text.into()), lifetime: None }
    }

    /// Returns the token with how long it is good for from when it was asked for.
    #[must_use]
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self { lifetime: Some(lifetime), ..self }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AccessToken")
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}
