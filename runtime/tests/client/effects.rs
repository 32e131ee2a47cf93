//! The law of retries: whatever the network does, no write is done twice, and no error says
//! otherwise than what happened.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http::{Method, Request, Response};
use mosaic::{
    Error, ObjectId, Patch, Retry, StaticToken, Tenant,
    client::{Transport, TransportError, TransportFailure},
};
use proptest::prelude::*;

use crate::{model::AlphaRole, script::role};

/// What happens to one request, and to its answer.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// It is served, and the answer arrives.
    Served,
    /// It is served, and the answer is lost on the way back.
    Forgotten(TransportFailure),
    /// It is served, and a gateway answers in place of the server.
    Covered(u16),
    /// It never arrives, which is all that the client can see of the network.
    Lost(TransportFailure),
    /// It is put off, and not served.
    PutOff(u16),
}

/// The write that is asked for.
#[derive(Clone, Copy, Debug)]
enum Write {
    Create,
    CreateWithId,
    Patch,
    PatchWithoutRevision,
    Delete,
    DeleteWithoutRevision,
}

/// One object, and how often it was written.
#[derive(Clone, Debug)]
struct Server {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    fates: std::vec::IntoIter<Fate>,
    revision: Option<u32>,
    effects: u32,
}

impl State {
    /// Does what the request says, and answers.
    fn serve(&mut self, request: &Request<Bytes>) -> Response<Bytes> {
        let insists = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
        let (expected, absent) = (insists("if-match"), insists("if-none-match"));
        let current = self.revision.map(|revision| format!("\"{revision}\""));
        let is_current = expected.is_none() || expected == current.as_deref();
        let status = match (request.method(), self.revision) {
            (&Method::PUT, Some(_)) if absent.is_some() => 412,
            (&Method::PUT | &Method::POST, _) => 201,
            (_, None) => 404,
            (_, Some(_)) if !is_current => 412,
            _ => 200,
        };
        if status < 300 {
            self.effects += 1;
            let next = self.revision.map_or(0, |revision| revision + 1);
            self.revision = (request.method() != Method::DELETE).then_some(next);
        }
        answer(status)
    }
}

impl Transport for Server {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let mut state = self.state.lock().unwrap();
        let outcome = match state.fates.next().unwrap_or(Fate::Served) {
            Fate::Served => Ok(state.serve(&request)),
            Fate::Forgotten(failure) => {
                state.serve(&request);
                Err(TransportError::new(failure))
            }
            Fate::Covered(status) => {
                state.serve(&request);
                Ok(answer(status))
            }
            Fate::Lost(failure) => Err(TransportError::new(failure)),
            Fate::PutOff(status) => {
                let mut response = answer(status);
                response.headers_mut().insert("retry-after", "1".parse().unwrap());
                Ok(response)
            }
        };
        Box::pin(async move { outcome })
    }
}

fn answer(status: u16) -> Response<Bytes> {
    let body = match status {
        200 | 201 => role("1", "0", "a"),
        _ => format!(r#"{{"code":{status},"reason":"Reason","message":"message"}}"#),
    };
    Response::builder().status(status).body(Bytes::from(body)).unwrap()
}

fn fate() -> impl Strategy<Value = Fate> {
    use TransportFailure::{
        ConnectTimedOut, ConnectionLost, CutShort, NotConnected, TimedOut, Tls,
    };
    let open = prop::sample::select(vec![TimedOut, ConnectionLost, CutShort]);
    let any = [TimedOut, ConnectionLost, CutShort, NotConnected, ConnectTimedOut, Tls].to_vec();
    prop_oneof![
        2 => Just(Fate::Served),
        2 => open.prop_map(Fate::Forgotten),
        1 => prop::sample::select(vec![500, 502, 503, 504]).prop_map(Fate::Covered),
        2 => prop::sample::select(any).prop_map(Fate::Lost),
        1 => prop::sample::select(vec![429, 503]).prop_map(Fate::PutOff),
    ]
}

fn write() -> impl Strategy<Value = Write> {
    use Write::{Create, CreateWithId, Delete, DeleteWithoutRevision, Patch, PatchWithoutRevision};
    let all = [Create, CreateWithId, Patch, PatchWithoutRevision, Delete, DeleteWithoutRevision];
    prop::sample::select(all.to_vec())
}

/// Asks for a write, and returns its outcome and how often it was done.
async fn perform(write: Write, fates: Vec<Fate>) -> (Result<(), Error>, u32) {
    let is_there = !matches!(write, Write::Create | Write::CreateWithId);
    let state = State { fates: fates.into_iter(), revision: is_there.then_some(0), effects: 0 };
    let server = Server { state: Arc::new(Mutex::new(state)) };
    let tenant = Tenant::builder("https://tenant.example.com")
        .credentials(StaticToken::new("sesame"))
        .transport(server.clone())
        .retry(Retry::default().seed(7))
        .build()
        .unwrap();
    let roles = tenant.managed::<AlphaRole>();
    let id = ObjectId::new("1").unwrap();
    let record: AlphaRole = mosaic::from_slice(role("1", "0", "a").as_bytes()).unwrap();
    let patch = Patch::new().set(AlphaRole::NAME, "b");
    let outcome = match write {
        Write::Create => roles.create(AlphaRole::draft("a")).await.map(drop),
        Write::CreateWithId => roles.create_with_id(&id, AlphaRole::draft("a")).await.map(drop),
        Write::Patch => roles.patch(&record, patch).await.map(drop),
        Write::PatchWithoutRevision => roles.patch(&id, patch).await.map(drop),
        Write::Delete => roles.delete(&record).await,
        Write::DeleteWithoutRevision => roles.delete(&id).await,
    };
    let effects = server.state.lock().unwrap().effects;
    (outcome, effects)
}

proptest! {
    #[test]
    fn a_write_is_done_once_or_an_error_says_so(
        write in write(),
        fates in prop::collection::vec(fate(), 0..7),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let (outcome, effects) = runtime.block_on(perform(write, fates));
        match outcome {
            Ok(()) => prop_assert_eq!(effects, 1),
            Err(error) if error.may_have_happened() => prop_assert!(effects <= 1, "{}", error),
            Err(error) => prop_assert_eq!(effects, 0, "{}", error),
        }
    }
}
