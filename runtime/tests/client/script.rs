//! A server that answers what a test says, and remembers what it was asked.

use std::{
    collections::VecDeque,
    fmt::Write,
    future,
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use http::{Request, Response};
use mosaic::{
    Json, StaticToken, Tenant,
    client::{Transport, TransportError, TransportFailure},
};

/// What happens to one request.
#[derive(Debug)]
pub(crate) enum Step {
    Answer(Response<Bytes>),
    Fail(TransportFailure),
    /// Nothing, ever.
    Silence,
}

/// A transport that takes one step for each request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    steps: VecDeque<Step>,
    requests: Vec<Request<Bytes>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let state = State { steps: steps.into_iter().collect(), requests: Vec::new() };
        Self { state: Arc::new(Mutex::new(state)) }
    }

    /// Returns a tenant that speaks to this server.
    pub(crate) fn tenant(&self) -> Tenant {
        Tenant::builder("https://tenant.example.com")
            .credentials(StaticToken::new("sesame"))
            .transport(self.clone())
            .build()
            .unwrap()
    }

    /// Returns what was asked: a line for each request, and what it insists on.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.requests().iter().map(line).collect()
    }

    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.state.lock().unwrap().requests.clone()
    }

    /// Returns the body of the last request.
    pub(crate) fn body(&self) -> Json {
        serde_json::from_slice(self.requests().last().unwrap().body()).unwrap()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> futures_core::future::BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let step = {
            let mut state = self.state.lock().unwrap();
            state.requests.push(request);
            state.steps.pop_front()
        };
        Box::pin(async move {
            match step.unwrap_or_else(|| panic!("no step for {:?}", self.asked().last())) {
                Step::Answer(response) => Ok(response),
                Step::Fail(failure) => Err(TransportError::new(failure)),
                Step::Silence => future::pending().await,
            }
        })
    }
}

/// An answer with a status and a body.
pub(crate) fn answer(status: u16, body: &str) -> Step {
    with_header(status, "content-type", "application/json;charset=utf-8", body)
}

/// An answer with one more header.
pub(crate) fn with_header(status: u16, name: &str, value: &str, body: &str) -> Step {
    let response = Response::builder().status(status).header(name, value);
    Step::Answer(response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap())
}

/// The refusal that goes with a status.
pub(crate) fn refusal(status: u16) -> Step {
    answer(status, &format!(r#"{{"code":{status},"reason":"Reason","message":"message"}}"#))
}

/// A role as a server sends it.
pub(crate) fn role(id: &str, revision: &str, name: &str) -> String {
    format!(r#"{{"_id":"{id}","_rev":"{revision}","name":"{name}"}}"#)
}

fn line(request: &Request<Bytes>) -> String {
    let uri = request.uri();
    let mut line = format!("{} {}", request.method(), uri.path_and_query().unwrap());
    for name in ["if-match", "if-none-match"] {
        if let Some(value) = request.headers().get(name) {
            write!(line, " {name}: {}", value.to_str().unwrap()).unwrap();
        }
    }
    line
}
