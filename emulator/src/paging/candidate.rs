//! An object that may be a result.

use std::sync::Arc;

use mosaic::Json;
use serde_json::Map;

use crate::store::Object;

/// An object that may be a result, and what a query may see of it.
pub(crate) struct Candidate {
    object: Arc<Object>,
    seen: Option<Map<String, Json>>,
}

impl Candidate {
    /// Returns the candidate of which a query may see everything that is stored.
    pub(crate) fn open(object: &Arc<Object>) -> Self {
        Self { object: Arc::clone(object), seen: None }
    }

    /// Returns the candidate of which a query may see `seen`.
    pub(crate) fn seen_as(object: &Arc<Object>, seen: Map<String, Json>) -> Self {
        Self { object: Arc::clone(object), seen: Some(seen) }
    }

    /// Returns the object.
    pub(crate) fn object(&self) -> &Object {
        &self.object
    }

    /// Returns what a query may see.
    pub(crate) fn members(&self) -> &Map<String, Json> {
        self.seen.as_ref().unwrap_or(self.object.members())
    }
}
