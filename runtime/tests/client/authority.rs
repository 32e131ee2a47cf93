//! A server that gives tokens and accepts the last one alone.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http::{Request, Response};
use mosaic::{
    Tenant,
    client::{TenantBuilder, TokenSource, Transport, TransportError},
};
use tokio::time;

use crate::script::role;

/// The key of a service account: the example of RFC 7515, appendix A.2.
pub(crate) const JWK: &str = include_str!("../../src/client/credentials/rfc7515.jwk");

/// A transport to a tenant whose token endpoint takes a second.
#[derive(Clone, Debug, Default)]
pub(crate) struct Authority {
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// How many tokens were asked for; they are `token-1`, `token-2` and so on.
    asked: AtomicUsize,
    /// How many of them are good no more.
    revoked: AtomicUsize,
    /// Whether no token is good, nor will be.
    is_closed: AtomicBool,
    /// What the token endpoint answers instead of tokens.
    refusal: Mutex<Option<Response<Bytes>>>,
    requests: Mutex<Vec<Request<Bytes>>>,
}

impl Authority {
    /// Begins a tenant that speaks to this server.
    pub(crate) fn tenant(&self, credentials: impl TokenSource) -> TenantBuilder {
        Tenant::builder("https://tenant.example.com")
            .credentials(credentials)
            .transport(self.clone())
    }

    /// Returns how many tokens were asked for.
    pub(crate) fn asked(&self) -> usize {
        self.state.asked.load(Ordering::Relaxed)
    }

    /// Refuses the tokens that were given so far.
    pub(crate) fn revoke(&self) {
        self.state.revoked.store(self.asked(), Ordering::Relaxed);
    }

    /// Refuses every token.
    pub(crate) fn close(&self) {
        self.state.is_closed.store(true, Ordering::Relaxed);
    }

    /// Answers requests for tokens with this.
    pub(crate) fn refuse(&self, refusal: Response<&'static str>) {
        *self.state.refusal.lock().unwrap() = Some(refusal.map(Bytes::from));
    }

    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.state.requests.lock().unwrap().clone()
    }

    fn token(&self) -> Response<Bytes> {
        let number = self.state.asked.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(refusal) = &*self.state.refusal.lock().unwrap() {
            return refusal.clone();
        }
        let body = format!(
            r#"{{"access_token":"token-{number}","scope":"fr:idm:*","token_type":"Bearer","expires_in":899}}"#
        );
        Response::new(Bytes::from(body))
    }

    fn resource(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let token = request.headers()["authorization"].to_str().unwrap();
        let number = token.strip_prefix("Bearer token-").and_then(|number| number.parse().ok());
        let is_closed = self.state.is_closed.load(Ordering::Relaxed);
        let revoked = self.state.revoked.load(Ordering::Relaxed);
        if !is_closed && number.is_some_and(|number: usize| number > revoked) {
            return Response::new(Bytes::from(role("1", "0", "a")));
        }
        let body = r#"{"code":401,"reason":"Unauthorized","message":"Access Denied"}"#;
        Response::builder().status(401).body(Bytes::from_static(body.as_bytes())).unwrap()
    }
}

impl Transport for Authority {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        self.state.requests.lock().unwrap().push(request.clone());
        Box::pin(async move {
            if !request.uri().path().ends_with("/access_token") {
                return Ok(self.resource(&request));
            }
            let answer = self.token();
            time::sleep(Duration::from_secs(1)).await;
            Ok(answer)
        })
    }
}
