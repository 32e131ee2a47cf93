//! How a tenant is spoken to.

use std::{fmt, time::Duration};

use http::{HeaderName, HeaderValue};

use super::transaction::Transactions;
use crate::client::Retry;

/// What every request of a tenant has in common.
pub(crate) struct Settings {
    /// `Accept-API-Version`.
    pub(crate) api_version: HeaderValue,
    /// `User-Agent`.
    pub(crate) user_agent: HeaderValue,
    /// Headers of the caller's own; their values may be secrets.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// How calls are named.
    pub(crate) transactions: Transactions,
    /// When a call is tried again.
    pub(crate) retry: Retry,
    /// The longest that a call may take, with all its retries and with the token it may need.
    pub(crate) operation_timeout: Duration,
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("Settings")
            .field("api_version", &self.api_version)
            .field("user_agent", &self.user_agent)
            .field("headers", &names)
            .field("retry", &self.retry)
            .field("operation_timeout", &self.operation_timeout)
            .finish_non_exhaustive()
    }
}
