//! The tenant as a service: requests with bodies that come in pieces, answers that may be slow.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::body::{Body, to_bytes};
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
            let response = match gathered(request).await {
                Ok(request) => answered(emulator, request).await,
                Err(refusal) => emulator.refuse(&refusal),
            };
            deliver(response).await
        })
    }
}

/// Returns `request` with its whole body.
async fn gathered(request: Request<Body>) -> Result<Request<Bytes>, Refusal> {
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(SLOWEST, to_bytes(body, LARGEST)).await {
        Ok(Ok(body)) => Ok(Request::from_parts(parts, body)),
        Ok(Err(_)) => {
            let message = format!("The body of a request has {LARGEST} bytes at most");
            Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message))
        }
        Err(_) => {
            let message =
                format!("The body of a request has to come in {} seconds", SLOWEST.as_secs());
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, message))
        }
    }
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
        emulator.refuse(&Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message))
    })
}
