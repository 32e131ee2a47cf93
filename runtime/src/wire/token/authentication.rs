//! How a client says who it is.

use base64::{Engine, engine::general_purpose::STANDARD};
use http::HeaderValue;
use zeroize::Zeroizing;

use super::Secret;
use crate::pointer;

/// How the client of a token request says who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// By its name alone (`client_id`): service accounts do.
    Named {
        /// The name.
        id: String,
    },
    /// By a secret in the form (`client_id`, `client_secret`).
    Form {
        /// The name.
        id: String,
        /// The secret.
        secret: Secret,
    },
    /// By a secret in the header `Authorization: Basic`.
    Basic {
        /// The name.
        id: String,
        /// The secret.
        secret: Secret,
    },
}

impl ClientAuthentication {
    /// Returns the name of the client.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Named { id } | Self::Form { id, .. } | Self::Basic { id, .. } => id,
        }
    }

    /// Returns the secret of the client, where it has one.
    #[must_use]
    pub const fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Named { .. } => None,
            Self::Form { secret, .. } | Self::Basic { secret, .. } => Some(secret),
        }
    }

    /// Returns the header `Authorization` of a name and a secret, each encoded as in a form
    /// (RFC 6749 §2.3.1).
    pub(super) fn basic(id: &str, secret: &Secret) -> HeaderValue {
        let mut pair =
            Zeroizing::new(String::with_capacity(3 * (id.len() + secret.expose().len())));
        pointer::encode(id, &mut pair);
        pair.push(':');
        pointer::encode(secret.expose(), &mut pair);
        let mut value = Zeroizing::new("Basic ".to_owned());
        STANDARD.encode_string(pair.as_bytes(), &mut value);
        let mut header =
            HeaderValue::try_from(value.as_str()).expect("base64 can stand in a header");
        header.set_sensitive(true);
        header
    }

    /// Reads the header `Authorization`, or nothing where it says something else.
    #[cfg(feature = "server")]
    pub(super) fn read_basic(header: &HeaderValue) -> Option<Self> {
        let (scheme, encoded) = header.to_str().ok()?.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("Basic") {
            return None;
        }
        let pair = Zeroizing::new(STANDARD.decode(encoded.trim()).ok()?);
        let (id, secret) = str::from_utf8(&pair).ok()?.split_once(':')?;
        let plain = crate::wire::parameters::plain;
        Some(Self::Basic { id: plain(id), secret: Secret::new(plain(secret)) })
    }
}
