//! How requests reach a tenant: one trait, so that a test or a gateway can stand in for the network.

mod error;
mod network;
mod tls;

use std::fmt::Debug;

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http::{Request, Response};

pub(crate) use self::network::{NetworkOptions, NetworkTransport, Reach};
pub use self::{
    error::{TransportError, TransportFailure},
    network::Proxy,
};

/// Sends a request and brings the whole response.
///
/// The client writes everything into the request, its absolute URL and its headers, and judges what
/// comes back; a transport only carries. It follows no redirect and repeats nothing that may have
/// been sent.
///
/// ```
/// use bytes::Bytes;
/// use futures_core::future::BoxFuture;
/// use http::{Request, Response};
/// use mosaic::client::{Transport, TransportError};
///
/// /// Answers everything with an empty object.
/// #[derive(Debug)]
/// struct Nowhere;
///
/// impl Transport for Nowhere {
///     fn send(
///         &self,
///         _: Request<Bytes>,
///     ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
///         Box::pin(async { Ok(Response::new(Bytes::from_static(b"{}"))) })
///     }
/// }
/// ```
pub trait Transport: Debug + Send + Sync + 'static {
    /// Sends `request` and reads the response to its end.
    ///
    /// The future is a `Pin<Box<dyn Future + Send>>`.
    ///
    /// # Errors
    ///
    /// When there is no response, or not the whole of it; the error says how far the request came.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>>;
}
