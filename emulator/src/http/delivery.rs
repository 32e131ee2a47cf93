//! How an answer reaches the client, where it does not just do so.

use std::{convert::Infallible, io, time::Duration};

use axum::body::Body;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderValue, Response, header};

/// How an answer reaches the client; it travels among the extensions of the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// How long the answer is held back.
    pub delay: Duration,
    /// Where it ends.
    pub end: End,
}

/// Where an answer ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// At its end.
    #[default]
    Whole,
    /// In its midst, together with the connection.
    Cut,
}

/// Returns `response` on its way, as its [`Delivery`] says.
pub(super) async fn deliver(mut response: Response<Bytes>) -> Result<Response<Body>, Infallible> {
    let delivery = response.extensions_mut().remove::<Delivery>().unwrap_or_default();
    if !delivery.delay.is_zero() {
        tokio::time::sleep(delivery.delay).await;
    }
    if delivery.end == End::Whole {
        return Ok(response.map(Body::from));
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len() + 1));
    let half = body.slice(..body.len() / 2);
    let cut = async {
        // What was written goes out before the connection ends.
        tokio::task::yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    };
    let body = Body::from_stream(stream::iter([Ok(half)]).chain(stream::once(cut)));
    Ok(Response::from_parts(parts, body))
}
