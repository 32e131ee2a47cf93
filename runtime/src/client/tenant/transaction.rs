//! The identifier under which client and server log the same call.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::HeaderValue;

use super::InvalidTenant;

/// The identifier of one call (`X-ForgeRock-TransactionId`), the same for each of its attempts.
///
/// A server writes it to its logs, and an error of a call tells it.
#[derive(Clone, PartialEq, Eq)]
pub struct TransactionId {
    header: HeaderValue,
}

/// How a tenant names its calls.
#[derive(Clone)]
pub(crate) enum Transactions {
    /// A prefix, a hyphen and 32 random digits.
    Prefixed(TransactionId),
    /// As the caller likes.
    Custom(Arc<dyn Fn() -> TransactionId + Send + Sync>),
}

impl TransactionId {
    /// Takes a text as an identifier.
    ///
    /// # Errors
    ///
    /// When the text is empty or has anything but visible ASCII characters.
    pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidTenant> {
        let text = text.as_ref();
        let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        match HeaderValue::from_str(text) {
            Ok(header) if is_visible => Ok(Self { header }),
            _ => Err(InvalidTenant::new("expected a transaction id of visible ASCII characters")),
        }
    }

    /// Returns the identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.header.to_str().unwrap_or_default()
    }

    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }

    /// Returns the identifier with a hyphen and 32 digits behind it.
    fn followed_by(&self, number: u128) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [b'-'; 33];
        for (pair, byte) in digits[1..].chunks_exact_mut(2).zip(number.to_be_bytes()) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        let text = Bytes::from([self.header.as_bytes(), &digits].concat());
        Self {
            header: HeaderValue::from_maybe_shared(text)
                .expect("the prefix is one, and digits are visible"),
        }
    }
}

impl Transactions {
    /// Makes the identifier of one call.
    pub(crate) fn next(&self) -> TransactionId {
        match self {
            Self::Prefixed(prefix) => prefix.followed_by(fastrand::u128(..)),
            Self::Custom(next) => next(),
        }
    }
}

impl Default for Transactions {
    fn default() -> Self {
        Self::Prefixed(TransactionId { header: HeaderValue::from_static("mosaic") })
    }
}

impl fmt::Display for TransactionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for TransactionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}
