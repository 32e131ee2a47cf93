//! The transport over the network: reqwest and rustls.

use std::{fmt, time::Duration};

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http::{Request, Response};
use reqwest::redirect;

use self::server::Servers;
use super::{
    Transport, TransportError, TransportFailure,
    tls::{self, Trust},
};
use crate::client::InvalidTenant;

mod server;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const READ_TIMEOUT: Duration = Duration::from_secs(30);
/// A page of a thousand large records has a few megabytes.
const RESPONSE_LIMIT: usize = 256 << 20;

/// Carries requests over the network.
///
/// Connections are kept and shared; HTTP/2 is spoken where the server does. Redirects are not
/// followed, and bodies are not compressed.
#[derive(Debug)]
pub(crate) struct NetworkTransport {
    client: reqwest::Client,
    response_limit: usize,
    servers: Servers,
}

/// What connections are made with.
#[derive(Clone, Debug, Default)]
pub(crate) struct NetworkOptions {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    /// The most bytes of one response.
    pub(crate) response_limit: Option<usize>,
    pub(crate) proxy: Option<Proxy>,
    /// Certificates as PEM, to be trusted beside those of the platform.
    pub(crate) root_certificates: Vec<Vec<u8>>,
}

/// Which proxy requests go through.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Proxy {
    /// The one that the environment names (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, or the settings
    /// of the platform).
    #[default]
    Environment,
    /// None, whatever the environment says.
    None,
    /// The one at this URL, which may hold a user name and a password.
    Url(String),
}

/// Where the requests of a transport go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To this machine, without TLS: no proxy, and nobody to trust.
    Loopback,
    /// Anywhere.
    Network,
}

impl NetworkTransport {
    /// Makes a transport; no connection is opened yet.
    pub(crate) fn new(options: NetworkOptions, reach: Reach) -> Result<Self, InvalidTenant> {
        let mut roots = Vec::new();
        for pem in &options.root_certificates {
            let certificates = tls::certificates(pem)
                .ok_or_else(|| InvalidTenant::new("expected root certificates as PEM"))?;
            roots.extend(certificates);
        }
        let proxy = options.proxy.unwrap_or(match reach {
            Reach::Loopback => Proxy::None,
            Reach::Network => Proxy::Environment,
        });
        let is_plain = reach == Reach::Loopback && proxy == Proxy::None && roots.is_empty();
        let trust = if is_plain { Trust::Nobody } else { Trust::Platform(roots) };
        let tls = tls::configuration(trust)
            .map_err(|error| InvalidTenant::new("TLS cannot be set up").caused_by(error))?;
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(options.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
            .read_timeout(options.read_timeout.unwrap_or(READ_TIMEOUT));
        let client = through(builder, &proxy)?
            .build()
            .map_err(|error| InvalidTenant::new("HTTP cannot be set up").caused_by(error))?;
        let response_limit = options.response_limit.unwrap_or(RESPONSE_LIMIT);
        Ok(Self { client, response_limit, servers: Servers::default() })
    }
}

impl NetworkTransport {
    /// Makes a request of reqwest that asks for the very same resource.
    ///
    /// Its URLs resolve `.` and `..`, encoded or not: a request that would reach another resource than
    /// it names is refused.
    fn sendable(&self, request: Request<Bytes>) -> Result<reqwest::Request, TransportError> {
        let (parts, body) = request.into_parts();
        let url = self.servers.url_of(&parts.uri)?;
        if url.path() != parts.uri.path() || url.query() != parts.uri.query() {
            return Err(TransportError::new(TransportFailure::Unsendable)
                .caused_by("its path names another resource once it is resolved"));
        }
        let mut request = reqwest::Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(body.into());
        Ok(request)
    }
}

impl NetworkOptions {
    /// Returns whether anything was asked for.
    pub(crate) fn is_default(&self) -> bool {
        let Self { connect_timeout, read_timeout, response_limit, proxy, root_certificates } = self;
        connect_timeout.is_none()
            && read_timeout.is_none()
            && response_limit.is_none()
            && proxy.is_none()
            && root_certificates.is_empty()
    }
}

impl Transport for NetworkTransport {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let request = self.sendable(request)?;
            let mut answer =
                self.client.execute(request).await.map_err(TransportError::before_answer)?;
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = answer.status();
            *response.version_mut() = answer.version();
            *response.headers_mut() = std::mem::take(answer.headers_mut());
            *response.body_mut() = body(answer, self.response_limit).await?;
            Ok(response)
        })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Environment => "Environment",
            Self::None => "None",
            // A URL of a proxy often holds a password.
            Self::Url(_) => "Url(…)",
        })
    }
}

/// Returns the client with its proxy.
fn through(
    builder: reqwest::ClientBuilder,
    proxy: &Proxy,
) -> Result<reqwest::ClientBuilder, InvalidTenant> {
    match proxy {
        Proxy::Environment => Ok(builder),
        Proxy::None => Ok(builder.no_proxy()),
        // The error is dropped, for it quotes the URL.
        Proxy::Url(url) => reqwest::Proxy::all(url)
            .map(|proxy| builder.proxy(proxy))
            .map_err(|_| InvalidTenant::new("expected the URL of a proxy")),
    }
}

/// Reads a body to its end, unless that is too far away.
async fn body(mut answer: reqwest::Response, limit: usize) -> Result<Bytes, TransportError> {
    // Most bodies come in one piece, which is not copied.
    let Some(first) = chunk(&mut answer, limit).await? else { return Ok(Bytes::new()) };
    let mut length = first.len();
    let Some(second) = chunk(&mut answer, limit - length).await? else { return Ok(first) };
    length += second.len();
    let mut chunks = vec![first, second];
    while let Some(chunk) = chunk(&mut answer, limit - length).await? {
        length += chunk.len();
        chunks.push(chunk);
    }
    Ok(Bytes::from(chunks.concat()))
}

/// Reads the next piece of a body, which may have so many bytes.
async fn chunk(
    answer: &mut reqwest::Response,
    room: usize,
) -> Result<Option<Bytes>, TransportError> {
    let chunk = answer.chunk().await.map_err(TransportError::within_answer)?;
    if chunk.as_ref().is_some_and(|chunk| chunk.len() > room) {
        return Err(TransportError::new(TransportFailure::TooLarge));
    }
    Ok(chunk)
}

#[cfg(test)]
mod tests;
