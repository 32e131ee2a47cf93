//! The token endpoint of a tenant.

use std::fmt;

use crate::client::Tenant;

/// The place where a tenant gives tokens, and the way there.
#[derive(Clone, Copy)]
pub struct TokenEndpoint<'a> {
    tenant: &'a Tenant,
}

impl<'a> TokenEndpoint<'a> {
    pub(crate) fn new(tenant: &'a Tenant) -> Self {
        Self { tenant }
    }

    /// Returns the URL of the endpoint with its port, written or not: what an assertion is addressed
    /// to (`aud`).
    #[must_use]
    pub fn audience(self) -> String {
        self.tenant.address().audience()
    }
}

impl fmt::Debug for TokenEndpoint<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("TokenEndpoint").field(&self.audience()).finish()
    }
}
