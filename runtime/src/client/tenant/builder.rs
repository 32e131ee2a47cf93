//! How a tenant is put together.

use std::{fmt, sync::Arc, time::Duration};

use http::{
    HeaderName, HeaderValue,
    header::{self, AUTHORIZATION},
};

use super::{
    Address, DEFAULT_API_VERSION, InvalidTenant, Settings, Tenant, TransactionId,
    address::PlainHttp, transaction::Transactions,
};
use crate::{
    client::{
        Retry,
        credentials::TokenSource,
        transport::{NetworkOptions, NetworkTransport, Proxy, Transport},
    },
    wire::header::{ACCEPT_API_VERSION, TRANSACTION_ID},
};

const OPERATION_TIMEOUT: Duration = Duration::from_mins(2);
const DEFAULT_USER_AGENT: &str = concat!("mosaic/", env!("CARGO_PKG_VERSION"));

/// Headers that the client itself decides about.
const OWN_HEADERS: [HeaderName; 12] = [
    AUTHORIZATION,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::HOST,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::USER_AGENT,
    ACCEPT_API_VERSION,
    TRANSACTION_ID,
];

/// A tenant that is being put together.
///
/// What is not said is decided by what tenants need: certificates of the platform, the proxy of the
/// environment, ten seconds to connect, thirty without a byte, two minutes for a call.
///
/// ```
/// use std::time::Duration;
///
/// use mosaic::client::{Proxy, StaticToken, Tenant};
///
/// let tenant = Tenant::builder("https://tenant.example.com")
///     .credentials(StaticToken::new("eyJ0eXAiOiJ…"))
///     .connect_timeout(Duration::from_secs(3))
///     .proxy(Proxy::None)
///     .user_agent("onboarding/1.4")
///     .header("X-Gateway-Key", "…")
///     .build()?;
/// # Ok::<(), mosaic::client::InvalidTenant>(())
/// ```
#[must_use = "a builder makes nothing before `build`"]
pub struct TenantBuilder {
    url: String,
    realm: Option<String>,
    plain: PlainHttp,
    credentials: Option<Box<dyn TokenSource>>,
    transport: Option<Arc<dyn Transport>>,
    network: NetworkOptions,
    api_version: Option<String>,
    user_agent: String,
    headers: Vec<(String, String)>,
    transaction_prefix: Option<String>,
    transactions: Transactions,
    retry: Retry,
    operation_timeout: Duration,
}

impl TenantBuilder {
    pub(super) fn new(url: String) -> Self {
        Self {
            url,
            realm: None,
            plain: PlainHttp::default(),
            credentials: None,
            transport: None,
            network: NetworkOptions::default(),
            api_version: None,
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            headers: Vec::new(),
            transaction_prefix: None,
            transactions: Transactions::default(),
            retry: Retry::default(),
            operation_timeout: OPERATION_TIMEOUT,
        }
    }

    /// Sets who speaks to the tenant; a tenant needs this.
    pub fn credentials(mut self, credentials: impl TokenSource) -> Self {
        self.credentials = Some(Box::new(credentials));
        self
    }

    /// Sets the realm whose token endpoint is asked, such as `alpha`; the root realm where it is not
    /// set, which is the one of service accounts.
    pub fn realm(mut self, realm: impl Into<String>) -> Self {
        self.realm = Some(realm.into());
        self
    }

    /// Permits `http` to other machines: whoever is on the way reads the token.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain = PlainHttp::Anywhere;
        self
    }

    /// Sets how long it may take to connect, TLS included; 10 seconds where it is not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.connect_timeout = Some(timeout);
        self
    }

    /// Sets how long a server may say nothing, before the response or within it; 30 seconds where it is
    /// not set.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.network.read_timeout = Some(timeout);
        self
    }

    /// Sets the most bytes of one response that are read; 256 MiB where it is not set. A larger one is
    /// an error, and a query with a smaller [page](crate::client::Call::page_size) the way out.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.network.response_limit = Some(bytes);
        self
    }

    /// Sets how long a call may take with all its retries, and with the token that it may need; two
    /// minutes where it is not set. Each page of a query is a call.
    pub fn operation_timeout(mut self, timeout: Duration) -> Self {
        self.operation_timeout = timeout;
        self
    }

    /// Sets when a call is tried again; [`Retry::off`] tries once.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the proxy; the one of the environment where it is not set, and none for plain HTTP to this
    /// machine.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.network.proxy = Some(proxy);
        self
    }

    /// Adds certificates, as PEM, that are trusted beside those of the platform: for a proxy that looks
    /// into TLS, say.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.network.root_certificates.push(pem.into());
        self
    }

    /// Sets what carries the requests, in place of HTTP over the network.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Adds a header to every request, such as the key of a gateway; its value is never shown.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the name of the program (`User-Agent`).
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sets the versions of protocol and resource (`Accept-API-Version`); `protocol=2.1,resource=1.0`
    /// where it is not set.
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = Some(version.into());
        self
    }

    /// Sets what the identifiers of calls begin with; `mosaic` where it is not set.
    pub fn transaction_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.transaction_prefix = Some(prefix.into());
        self
    }

    /// Sets what makes the identifiers of calls: to hand on the one of a request that is being served,
    /// say.
    pub fn transaction_ids(
        mut self,
        next: impl Fn() -> TransactionId + Send + Sync + 'static,
    ) -> Self {
        self.transactions = Transactions::Custom(Arc::new(next));
        self
    }

    /// Makes the tenant; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// When a setting is missing, is malformed, or contradicts another.
    pub fn build(self) -> Result<Tenant, InvalidTenant> {
        let address = Address::parse(&self.url, self.realm.as_deref(), self.plain)?;
        let credentials = self
            .credentials
            .ok_or_else(|| InvalidTenant::new("expected credentials, found none"))?;
        let settings = Settings {
            api_version: match &self.api_version {
                Some(version) => value_of(&ACCEPT_API_VERSION, version)?,
                None => DEFAULT_API_VERSION,
            },
            user_agent: value_of(&header::USER_AGENT, &self.user_agent)?,
            headers: self.headers.iter().map(extra_header).collect::<Result<_, _>>()?,
            transactions: transactions(self.transactions, self.transaction_prefix)?,
            retry: self.retry,
            operation_timeout: self.operation_timeout,
        };
        let transport = match self.transport {
            Some(_) if !self.network.is_default() => {
                return Err(InvalidTenant::new(
                    "timeouts of connections, a limit of responses, proxy and certificates are for the \
                     transport over the network, and this tenant has one of its own",
                ));
            }
            Some(transport) => transport,
            None => Arc::new(NetworkTransport::new(self.network, address.reach())?),
        };
        Ok(Tenant::new(address, transport, credentials, settings))
    }
}

impl fmt::Debug for TenantBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL is not checked yet, so a password may be in it.
        formatter
            .debug_struct("TenantBuilder")
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

/// Reads a header of the caller's own.
fn extra_header(
    (name, value): &(String, String),
) -> Result<(HeaderName, HeaderValue), InvalidTenant> {
    let name: HeaderName =
        name.parse().map_err(|_| InvalidTenant::new("expected the name of a header"))?;
    if OWN_HEADERS.contains(&name) {
        return Err(InvalidTenant::new(format!("the header `{name}` is the client's own")));
    }
    let mut value = value_of(&name, value)?;
    value.set_sensitive(true);
    Ok((name, value))
}

fn value_of(name: &HeaderName, value: &str) -> Result<HeaderValue, InvalidTenant> {
    HeaderValue::from_str(value)
        .map_err(|_| InvalidTenant::new(format!("expected a value for the header `{name}`")))
}

fn transactions(
    transactions: Transactions,
    prefix: Option<String>,
) -> Result<Transactions, InvalidTenant> {
    match (transactions, prefix) {
        (transactions, None) => Ok(transactions),
        (Transactions::Prefixed(_), Some(prefix)) => {
            Ok(Transactions::Prefixed(TransactionId::new(prefix)?))
        }
        (Transactions::Custom(_), Some(_)) => Err(InvalidTenant::new(
            "a prefix of transaction ids is of no use beside what makes them",
        )),
    }
}
