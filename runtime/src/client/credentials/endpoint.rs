//! The token endpoint of a tenant.

use std::{fmt, time::Duration};

use http::header::RETRY_AFTER;

use super::{AccessToken, TokenError};
use crate::{
    client::{Tenant, TransactionId, tenant},
    wire::{header::ACCEPT_API_VERSION, token::TokenRequest},
};

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

    /// Asks for a token, once.
    ///
    /// # Errors
    ///
    /// When the endpoint cannot be reached or gives no token.
    pub async fn ask(self, request: &TokenRequest) -> Result<AccessToken, TokenError> {
        let id = self.tenant.transaction_id();
        self.ask_as(request, &id).await.map_err(|error| error.with_transaction_id(id))
    }

    async fn ask_as(
        self,
        request: &TokenRequest,
        id: &TransactionId,
    ) -> Result<AccessToken, TokenError> {
        let Self { tenant } = self;
        let mut request = request.encode(tenant.address().token_path());
        request.headers_mut().insert(ACCEPT_API_VERSION, tenant::DEFAULT_API_VERSION);
        tenant.prepare(&mut request, id).map_err(TokenError::unreachable)?;
        let sent = tenant.transport().send(request).await;
        let response = sent.map_err(TokenError::unreachable)?;
        let status = response.status().as_u16();
        tracing::debug!(status, transaction_id = id.as_str(), "the token endpoint answered");
        let answer = TokenRequest::decode(&response).map_err(|failure| {
            TokenError::refused(failure, response.headers().get(RETRY_AFTER).cloned())
        })?;
        let token = AccessToken::from(answer.access_token);
        Ok(match answer.expires_in {
            Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
            None => token,
        })
    }
}

impl fmt::Debug for TokenEndpoint<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("TokenEndpoint").field(&self.audience()).finish()
    }
}
