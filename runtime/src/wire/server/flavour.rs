//! Which server answers, where servers differ.

use http::HeaderValue;

/// The server whose ways are followed, where servers differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// A tenant of PingOne Advanced Identity Cloud.
    #[default]
    Aic,
    /// A self-managed server: the open `OpenIDM`.
    Idm,
}

impl Flavour {
    /// Returns the content type of JSON.
    pub(super) fn json(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Aic => "application/json;charset=utf-8",
            Self::Idm => "application/json; charset=UTF-8",
        })
    }

    /// Returns what a cache may do with an answer.
    pub(super) fn cache_control(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Aic => "no-store",
            Self::Idm => "no-cache",
        })
    }
}
