//! The tenant as a service: requests with bodies that come in pieces, answers that may be slow.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::body::{Body, HttpBody, to_bytes};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use mosaic::wire::Refusal;
use tower::Service;

use super::delivery::deliver;
use crate::Emulator;

/// The most bytes of a body; the largest known configuration of a tenant has about a megabyte.
const LARGEST: usize = 16 * 1024 * 1024;

/// How long a body may take to come.
const SLOWEST: Duration = Duration::from_secs(30);

/// In process, for a test without a socket; `axum` and `tower` take it as it is.
impl Service<Request<Body>> for Emulator {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let emulator = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let response = match gathered(body).await {
                Ok(body) => answered(emulator, Request::from_parts(parts, body)).await,
                Err(refusal) => {
                    emulator.turn_away(&Request::from_parts(parts, Bytes::new()), &refusal)
                }
            };
            deliver(response).await
        })
    }
}

/// Returns the whole of `body`; one that says that it is too large is not read.
async fn gathered(body: Body) -> Result<Bytes, Refusal> {
    if !usize::try_from(body.size_hint().lower()).is_ok_and(|announced| announced <= LARGEST) {
        return Err(too_large());
    }
    match tokio::time::timeout(SLOWEST, to_bytes(body, LARGEST)).await {
        Ok(body) => body.map_err(|_| too_large()),
        Err(_) => Err(too_slow()),
    }
}

fn too_large() -> Refusal {
    let message = format!("The body of a request has {LARGEST} bytes at most");
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message)
}

fn too_slow() -> Refusal {
    let message = format!("The body of a request has to come in {} seconds", SLOWEST.as_secs());
    Refusal::new(StatusCode::REQUEST_TIMEOUT, message)
}

/// Returns the answer; where it may have to wait for a disk, other requests do not wait with it.
async fn answered(emulator: Emulator, request: Request<Bytes>) -> Response<Bytes> {
    if !emulator.is_durable() {
        return emulator.answer(&request);
    }
    let worker = emulator.clone();
    let answer = tokio::task::spawn_blocking(move || worker.answer(&request)).await;
    answer.unwrap_or_else(|_| {
        let message = "The request ended without an answer";
        let refusal = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message);
        emulator.turn_away(&Request::default(), &refusal)
    })
}
