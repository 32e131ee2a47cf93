//! One verb, sent and answered.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};
use jiff::Timestamp;
use tokio::time;
use tracing::{Instrument, Span, field};

use super::{CallOptions, exchange::Exchange};
use crate::{
    client::{
        Error, Tenant, TransactionId,
        error::{Attempts, Kind},
        retry::Pauses,
        retry_after,
    },
    wire::{ROOT, Verb},
};

impl Tenant {
    /// Sends a verb of the wire, and returns what the server answers.
    ///
    /// It is for what [`Tenant::managed`], [`Tenant::links`] and [`Tenant::resource`] have no call for.
    ///
    /// ```no_run
    /// # use mosaic::{client::{CallOptions, Tenant}, wire::{Counting, Paging, Query, Selection}};
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let roles = Query {
    ///     collection: "internal/role".into(),
    ///     selection: Selection::Filter("true".to_owned()),
    ///     fields: vec!["name".to_owned()],
    ///     sort_keys: Vec::new(),
    ///     page_size: None,
    ///     paging: Paging::Start,
    ///     counting: Counting::None,
    /// };
    /// let page = tenant.call(&roles, &CallOptions::default()).await?.body;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// What the server refuses, and whatever keeps its answer from being there and being read.
    pub async fn call<V>(&self, verb: &V, options: &CallOptions) -> Result<V::Answer, Error>
    where
        V: Verb + Sync,
    {
        let (answer, _) = self.deliver(verb, options).await?;
        Ok(answer)
    }

    /// Sends a verb, and returns what the server answers, with what the errors are about that are found
    /// in it.
    ///
    /// What is made of the answer is not made here: a record is large, and each hand that it goes
    /// through copies it.
    pub(in crate::client) async fn deliver<'a, V>(
        &'a self,
        verb: &'a V,
        options: &CallOptions,
    ) -> Result<(V::Answer, Context<'a, V>), Error>
    where
        V: Verb + Sync,
    {
        let transaction_id =
            options.transaction_id.clone().unwrap_or_else(|| self.transaction_id());
        let span = span(verb, &transaction_id);
        let exchange = Exchange {
            tenant: self,
            options,
            transaction_id: &transaction_id,
            encode: &|| verb.encode(),
            span: &span,
        };
        let mut attempts = Attempts::default();
        let outcome = within(&exchange, &mut attempts).instrument(span.clone()).await;
        let status = outcome.as_ref().ok().map(Response::status);
        let context = Context { tenant: self, verb, transaction_id, attempts, status };
        match outcome.and_then(decode::<V>) {
            Ok(answer) => Ok((answer, context)),
            Err(error) => Err(context.tell(error)),
        }
    }
}

impl Tenant {
    /// Returns the pauses between the attempts of a call, and how long it may take.
    pub(in crate::client) fn patience<'a>(
        &'a self,
        options: &'a CallOptions,
    ) -> (Pauses<'a>, Duration) {
        let settings = self.settings();
        let retry = options.retry.as_ref().unwrap_or(&settings.retry);
        let deadline = options.deadline.unwrap_or(settings.operation_timeout);
        (Pauses::new(retry, deadline), deadline)
    }
}

/// What the errors of a call are about.
pub(in crate::client) struct Context<'a, V> {
    tenant: &'a Tenant,
    verb: &'a V,
    transaction_id: TransactionId,
    attempts: Attempts,
    /// The status of the answer, where there is one.
    status: Option<StatusCode>,
}

/// What the errors of an answer are about, for one that is looked at later.
#[derive(Clone)]
pub(in crate::client) struct Label {
    verb: &'static str,
    path: String,
    transaction_id: TransactionId,
    attempts: Attempts,
    status: Option<StatusCode>,
}

impl<V: Verb> Context<'_, V> {
    /// Returns what outlives the call.
    pub(in crate::client) fn label(self) -> Label {
        let Self { tenant: _, verb, transaction_id, attempts, status } = self;
        Label { verb: V::NAME, path: path_of(verb), transaction_id, attempts, status }
    }

    /// Tells an error what it is about.
    pub(in crate::client) fn tell(self, error: impl Into<Error>) -> Error {
        let tenant = self.tenant;
        self.label().tell(error).at(|| tenant.url())
    }
}

impl Label {
    /// Tells an error what it is about.
    pub(in crate::client) fn tell(&self, error: impl Into<Error>) -> Error {
        let error = error.into().about(self.verb, self.path.clone()).after(self.attempts);
        let error = error.found_in(self.status);
        error.with_transaction_id(self.transaction_id.as_str())
    }
}

/// Runs the attempts of a call for as long as it may take.
async fn within(
    exchange: &Exchange<'_>,
    attempts: &mut Attempts,
) -> Result<Response<Bytes>, Error> {
    let (pauses, deadline) = exchange.tenant.patience(exchange.options);
    match time::timeout(deadline, exchange.run(pauses, attempts)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::new(Kind::Deadline(deadline))),
    }
}

/// Reads a response; an error tells the status, and when to come again.
fn decode<V: Verb>(response: Response<Bytes>) -> Result<V::Answer, Error> {
    let status = response.status();
    let asked = match status {
        StatusCode::OK | StatusCode::CREATED => None,
        _ => retry_after::of(response.headers(), Timestamp::now()),
    };
    V::decode(response)
        .map_err(|failure| Error::from(failure).found_in(Some(status)).with_retry_after(asked))
}

/// Returns the path of what a verb is about, below the root of the interface.
fn path_of<V: Verb>(verb: &V) -> String {
    let request = verb.encode();
    request.map(|request| below_root(request.uri().path()).to_owned()).unwrap_or_default()
}

/// Opens the span of a call, which tells neither an identifier nor a value.
fn span<V: Verb>(verb: &V, transaction_id: &TransactionId) -> Span {
    let span = tracing::debug_span!(
        "call",
        verb = V::NAME,
        method = field::Empty,
        r#type = field::Empty,
        attempt = field::Empty,
        status = field::Empty,
        %transaction_id,
    );
    if !span.is_disabled()
        && let Ok(request) = verb.encode()
    {
        span.record("method", request.method().as_str());
        span.record("type", type_of(below_root(request.uri().path())));
    }
    span
}

/// Returns the path below the root of the interface.
fn below_root(path: &str) -> &str {
    path.strip_prefix(ROOT).unwrap_or(path)
}

/// Returns the type of object that a path leads to: its first two elements.
fn type_of(path: &str) -> &str {
    match path.match_indices('/').nth(1) {
        Some((end, _)) => &path[..end],
        None => path,
    }
}
