//! Traces: what a log may know of a call, and what nobody may.
//!
//! No other test is in this program: a place that logs is switched off by whoever passes it first
//! without listening.
#![cfg(all(feature = "client", any(feature = "ring", feature = "aws-lc-rs")))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
#[path = "client/script.rs"]
#[allow(dead_code, reason = "these tests use some of it")]
mod script;

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};

use http::{HeaderName, HeaderValue};
use mosaic::{ObjectId, Patch, client::TransactionId};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use self::{
    model::{AlphaRole, AlphaUser},
    script::{Script, answer, refusal, role, with_header},
};

/// Writes down every span and every event, with all their fields.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }

    fn note(&self, what: &str, record: impl FnOnce(&mut dyn Visit)) {
        let mut line = Line(what.to_owned());
        record(&mut line);
        writeln!(self.0.lock().unwrap(), "{}", line.0).unwrap();
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("mosaic")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.note(span.metadata().name(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.note("then", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        self.note("event", |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn a_call_is_one_span_that_says_what_was_tried_and_what_came_of_it() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let script = Script::new([
        with_header(429, "retry-after", "1", "{}"),
        answer(200, &role("ann", "0", "a")),
    ]);
    let roles = script.tenant().managed::<AlphaRole>();
    let read = roles.read(&ObjectId::new("ann").unwrap());
    read.transaction_id(TransactionId::new("t-1").unwrap()).await.unwrap();
    let text = log.text();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[..5],
        [
            r#"call verb="read" transaction_id=t-1"#,
            r#"then method="GET""#,
            r#"then type="managed/alpha_role""#,
            "then attempt=1",
            "then status=429",
        ]
    );
    assert!(lines[5].starts_with("event message=trying again pause=1."), "{text}");
    assert_eq!(lines[6..], ["then attempt=2", "then status=200"]);
}

#[tokio::test(start_paused = true)]
async fn no_value_no_identifier_and_no_token_is_in_a_trace_or_in_an_error() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let detail = r#"{"code":403,"reason":"Forbidden","message":"Policy validation failed","detail":{
        "failedPolicyRequirements":[{"property":"password","policyRequirements":[
        {"policyRequirement":"CANNOT_CONTAIN_DUPLICATES","params":{"duplicateValue":"hunter2"}}]}]}}"#;
    let odd = r#"{"result":[{"_id":"1","_rev":"0","userName":["hunter2"]}]}"#;
    let script = Script::new([answer(403, detail), answer(200, odd), refusal(503), refusal(412)]);
    let users = script.tenant().managed::<AlphaUser>();
    let draft = AlphaUser::draft("m@hunter2", "hunter2", "hunter2");
    let create = users
        .create(draft)
        .header(HeaderName::from_static("x-key"), HeaderValue::from_static("hunter2"));
    let shown = format!("{create:?}");
    let record: AlphaUser =
        mosaic::from_slice(br#"{"_id":"hunter2-id","_rev":"0","userName":"hunter2"}"#).unwrap();
    let patch = Patch::new().set(AlphaUser::PASSWORD, "hunter2");
    let errors = [
        create.await.unwrap_err(),
        users.query(AlphaUser::USER_NAME.eq("hunter2")).one().await.unwrap_err(),
        users.patch(&record, patch).await.unwrap_err(),
    ];
    let errors = errors.map(|error| format!("{error} {error:?}")).join(" ");
    for secret in ["hunter2", "sesame"] {
        assert!(!log.text().contains(secret), "{}", log.text());
        assert!(!shown.contains(secret), "{shown}");
        assert!(!errors.replace("hunter2-id", "").contains(secret), "{errors}");
    }
    assert_eq!(log.text().matches("call verb=").count(), 3);
}
