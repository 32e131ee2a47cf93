//! Something that may be a result.

use std::sync::Arc;

use mosaic::Json;
use serde_json::Map;

use crate::store::{ID, Object};

/// Something that may be a result, and what a query may see of it.
pub(crate) struct Candidate<T> {
    subject: T,
    seen: Seen,
}

/// What a query may see of a candidate; the `_id` is always there.
enum Seen {
    /// Everything that is stored.
    Whole(Arc<Object>),
    /// These members.
    Members(Map<String, Json>),
}

impl Candidate<Arc<Object>> {
    /// Returns the candidate of which a query may see everything that is stored.
    pub(crate) fn open(object: &Arc<Object>) -> Self {
        Self { subject: Arc::clone(object), seen: Seen::Whole(Arc::clone(object)) }
    }
}

impl<T> Candidate<T> {
    /// Returns the candidate of which a query may see `seen`.
    pub(crate) fn seen_as(subject: T, seen: Map<String, Json>) -> Self {
        Self { subject, seen: Seen::Members(seen) }
    }

    /// Returns what may be a result.
    pub(crate) fn subject(&self) -> &T {
        &self.subject
    }

    /// Returns what a query may see.
    pub(crate) fn members(&self) -> &Map<String, Json> {
        match &self.seen {
            Seen::Whole(object) => object.members(),
            Seen::Members(members) => members,
        }
    }

    /// Returns the id.
    pub(crate) fn id(&self) -> &str {
        self.members().get(ID).and_then(Json::as_str).unwrap_or_default()
    }
}
