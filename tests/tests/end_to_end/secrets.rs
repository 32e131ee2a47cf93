//! The log of client and tenant: which calls there were, and never a value.

use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use mosaic::{ObjectId, Patch};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber, subscriber};

use crate::local::{Local, account, user};
use crate::managed::AlphaUser;

/// A log that takes what this project says, at every level.
#[derive(Clone, Default)]
struct Log {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

impl Log {
    fn write(&self, name: &str, fields: impl FnOnce(&mut dyn Visit)) {
        let mut line = Line(name.to_owned());
        fields(&mut line);
        self.text.lock().unwrap().push_str(&(line.0 + "\n"));
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("mosaic")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(span.metadata().name(), |line| span.record(line));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write("…", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        self.write(event.metadata().name(), |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn no_line_tells_a_value_a_key_or_a_token() {
    let log = Log::default();
    subscriber::set_global_default(log.clone()).unwrap();
    let local = Local::start().await;
    let draft = AlphaUser::draft("planted", "planted@example.com", "planted", "planted")
        .set(AlphaUser::PASSWORD, "planted");
    let ann = local.users().create(draft).await.unwrap();
    let patch = Patch::new().set(AlphaUser::CITY, "planted");
    local.users().patch(&ann, patch).await.unwrap();
    local.users().query(AlphaUser::SN.eq("planted")).one().await.unwrap();
    let bad = user("bob").set(AlphaUser::MAIL, "planted");
    local.users().create(bad).await.unwrap_err();
    local.users().read(&ObjectId::new("nobody").unwrap()).await.unwrap_err();
    local.users().delete(&ann.id).await.unwrap();

    let text = log.text.lock().unwrap().clone();
    for told in ["verb=\"create\"", "verb=\"delete\"", "type=\"managed/alpha_user\"", "status=404"]
    {
        assert!(text.contains(told), "{told}:\n{text}");
    }
    let key: mosaic::Json = serde_json::from_str(account().jwk()).unwrap();
    let private = ["d", "p", "q", "dp", "dq", "qi"].map(|name| key[name].as_str().unwrap());
    for secret in private.into_iter().chain(["planted", "Bearer ", "access_token\":"]) {
        assert!(!text.contains(secret), "{secret}:\n{text}");
    }
}
