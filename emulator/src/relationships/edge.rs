//! One relationship: two ends and what is said about it.

use std::sync::Arc;

use mosaic::Json;
use serde_json::{Map, json};

use super::Vertex;

/// One relationship between two objects. Seen from either end it is the same one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge {
    /// `_refProperties._id`.
    pub(crate) id: Arc<str>,
    /// `_refProperties._rev`.
    pub(crate) revision: String,
    /// The position among all relationships that the tenant ever had; it decides the order of lists.
    pub(crate) number: u64,
    /// The two ends; the relationship was made from the first one.
    pub(crate) ends: [End; 2],
    /// The other members of `_refProperties`.
    pub(crate) properties: Map<String, Json>,
}

/// One end of a relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The object.
    pub(crate) vertex: Vertex,
    /// The property of the object that shows the relationship; absent where none does.
    pub(crate) property: Option<Arc<str>>,
}

impl Edge {
    /// Returns the end that is seen from `property` of `vertex`.
    pub(crate) fn far(&self, vertex: &Vertex, property: &str) -> &End {
        let [first, second] = &self.ends;
        if first.is(vertex, property) { second } else { first }
    }

    /// Returns the end that is seen from `property` of `vertex`, to change it.
    pub(super) fn far_mut(&mut self, vertex: &Vertex, property: &str) -> &mut End {
        let [first, second] = &mut self.ends;
        if first.is(vertex, property) { second } else { first }
    }

    /// Returns whether `property` of `vertex` is an end.
    pub(crate) fn touches(&self, vertex: &Vertex, property: &str) -> bool {
        self.ends.iter().any(|end| end.is(vertex, property))
    }

    /// Returns what a journal keeps.
    pub(crate) fn to_json(&self) -> Json {
        let end = |end: &End| {
            json!({
                "collection": end.vertex.collection(),
                "id": end.vertex.id(),
                "property": end.property.as_deref(),
            })
        };
        json!({
            "_id": &*self.id,
            "_rev": self.revision,
            "number": self.number,
            "ends": [end(&self.ends[0]), end(&self.ends[1])],
            "properties": self.properties,
        })
    }

    /// Reads what a journal kept; nothing where it is no relationship.
    pub(crate) fn from_json(kept: &Json) -> Option<Self> {
        let end = |kept: &Json| {
            let vertex = Vertex::new(kept["collection"].as_str()?, kept["id"].as_str()?);
            Some(End { vertex, property: kept["property"].as_str().map(Arc::from) })
        };
        Some(Self {
            id: Arc::from(kept["_id"].as_str()?),
            revision: kept["_rev"].as_str()?.to_owned(),
            number: kept["number"].as_u64()?,
            ends: [end(&kept["ends"][0])?, end(&kept["ends"][1])?],
            properties: kept["properties"].as_object()?.clone(),
        })
    }
}

impl End {
    fn is(&self, vertex: &Vertex, property: &str) -> bool {
        self.property.as_deref() == Some(property) && self.vertex == *vertex
    }
}
