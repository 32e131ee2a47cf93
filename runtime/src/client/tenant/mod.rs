//! A tenant: where it is, who speaks to it, and how.

mod address;
mod builder;
mod environment;
mod invalid;
mod settings;
mod transaction;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::{
    HeaderValue, Request,
    header::{AUTHORIZATION, Entry, USER_AGENT},
};

pub(crate) use self::{address::Address, settings::Settings};
pub use self::{builder::TenantBuilder, invalid::InvalidTenant, transaction::TransactionId};
use super::{
    credentials::{TokenEndpoint, TokenError, TokenSource},
    token::{Bearer, TokenCache},
    transport::{Transport, TransportError, TransportFailure},
};
use crate::wire::header::{ACCEPT_API_VERSION, TRANSACTION_ID};

/// The versions of protocol and resource that are asked for where nothing else is.
pub(crate) const DEFAULT_API_VERSION: HeaderValue =
    HeaderValue::from_static("protocol=2.1,resource=1.0");

/// One tenant, and the right to speak to it.
///
/// Clones share connections, token and settings; a clone costs one counter, and tasks may use the same
/// tenant at the same time.
///
/// ```
/// use mosaic::client::{StaticToken, Tenant};
///
/// let tenant = Tenant::builder("https://tenant.example.com")
///     .credentials(StaticToken::new("eyJ0eXAiOiJ…"))
///     .build()?;
/// # Ok::<(), mosaic::client::InvalidTenant>(())
/// ```
#[derive(Clone)]
pub struct Tenant {
    inner: Arc<Inner>,
}

struct Inner {
    address: Address,
    transport: Arc<dyn Transport>,
    credentials: Box<dyn TokenSource>,
    tokens: TokenCache,
    settings: Settings,
}

impl Tenant {
    /// Begins a tenant at `url`: scheme, host and, where need be, a port, such as
    /// `https://tenant.example.com`.
    pub fn builder(url: impl Into<String>) -> TenantBuilder {
        TenantBuilder::new(url.into())
    }

    /// Makes a tenant of its parts.
    fn new(
        address: Address,
        transport: Arc<dyn Transport>,
        credentials: Box<dyn TokenSource>,
        settings: Settings,
    ) -> Self {
        let tokens = TokenCache::default();
        Self { inner: Arc::new(Inner { address, transport, credentials, tokens, settings }) }
    }

    /// Returns the URL of the tenant, without a path.
    #[must_use]
    pub fn url(&self) -> String {
        self.inner.address.url()
    }

    /// Returns what carries the requests.
    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.inner.transport
    }

    /// Returns how the tenant is spoken to.
    pub(crate) fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Completes a request of the wire: its URL, and the headers that all requests have.
    ///
    /// A header that the request has already stays as it is.
    ///
    /// # Errors
    ///
    /// When the request has no path.
    pub(crate) fn prepare(
        &self,
        request: &mut Request<Bytes>,
        transaction_id: &TransactionId,
    ) -> Result<(), TransportError> {
        let uri = std::mem::take(request.uri_mut());
        let Some(path) = uri.into_parts().path_and_query else {
            return Err(TransportError::new(TransportFailure::Unsendable));
        };
        *request.uri_mut() = self.inner.address.resolve(path);
        let settings = self.settings();
        let headers = request.headers_mut();
        headers.reserve(settings.headers.len() + 4);
        let own = [
            (&ACCEPT_API_VERSION, &settings.api_version),
            (&USER_AGENT, &settings.user_agent),
            (&TRANSACTION_ID, transaction_id.header()),
        ];
        let extra = settings.headers.iter().map(|(name, value)| (name, value));
        for (name, value) in own.into_iter().chain(extra) {
            if let Entry::Vacant(entry) = headers.entry(name) {
                entry.insert(value.clone());
            }
        }
        Ok(())
    }

    /// Puts a token on a request, in place of the one that it may have.
    pub(crate) fn authorize(request: &mut Request<Bytes>, bearer: &Bearer) {
        request.headers_mut().insert(AUTHORIZATION, bearer.header().clone());
    }

    /// Returns a token that is good for now; where there is none, one is fetched, once for all tasks
    /// that wait.
    ///
    /// # Errors
    ///
    /// When none can be had; the next call tries anew.
    pub(crate) async fn bearer(&self) -> Result<Bearer, TokenError> {
        let fetch = || self.inner.credentials.fetch(TokenEndpoint::new(self));
        self.inner.tokens.bearer(fetch).await
    }

    /// Returns another token than the one that the server refused, or nothing where the credentials
    /// have no other.
    ///
    /// # Errors
    ///
    /// When none can be had.
    pub(crate) async fn renew(&self, refused: &Bearer) -> Result<Option<Bearer>, TokenError> {
        self.inner.tokens.discard(refused);
        let bearer = self.bearer().await?;
        Ok((bearer.header() != refused.header()).then_some(bearer))
    }

    /// Makes the identifier of one call.
    pub(crate) fn transaction_id(&self) -> TransactionId {
        self.settings().transactions.next()
    }

    /// Returns where the tenant is.
    pub(crate) fn address(&self) -> &Address {
        &self.inner.address
    }
}

impl fmt::Debug for Tenant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Tenant")
            .field("url", &self.url())
            .field("credentials", &self.inner.credentials)
            .field("settings", &self.inner.settings)
            .finish_non_exhaustive()
    }
}
