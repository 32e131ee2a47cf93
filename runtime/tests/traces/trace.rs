//! Everything that the client writes to a log, as text.

use std::{
    fmt::Write,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::{self, DefaultGuard},
};

/// A log that takes every level, and keeps the names and values of all fields.
#[derive(Clone, Default)]
pub(crate) struct Trace {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

impl Trace {
    /// Takes what this thread logs until the guard is dropped.
    pub(crate) fn listen(&self) -> DefaultGuard {
        subscriber::set_default(self.clone())
    }

    pub(crate) fn text(&self) -> String {
        self.text.lock().unwrap().clone()
    }

    fn write(&self, name: &str, fields: impl FnOnce(&mut dyn Visit)) {
        let mut line = Line(format!("{name}:"));
        fields(&mut line);
        self.text.lock().unwrap().push_str(&(line.0 + "\n"));
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Trace {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
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
