//! What a relationship looks like in an answer.

use mosaic::Json;
use serde_json::Map;

use super::{Edge, Vertex};
use crate::Flavour;

/// Where a relationship is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// In a property of the object that it begins at.
    Property,
    /// In a collection of its own, with the revision of the object that it leads to.
    Item(Option<&'a str>),
}

/// Returns what `edge` looks like from the other end than `far`.
///
/// AIC says what it leads to in three ways, and in a collection puts the id and the revision of the
/// relationship before all; `OpenIDM` has `_ref` and `_refProperties` alone.
pub(crate) fn reference(
    edge: &Edge,
    far: &Vertex,
    place: Place<'_>,
    flavour: Flavour,
) -> Map<String, Json> {
    let mut members = Map::new();
    if place != Place::Property && flavour == Flavour::Aic {
        members.insert("_id".to_owned(), Json::from(&*edge.id));
        members.insert("_rev".to_owned(), Json::from(edge.revision.as_str()));
    }
    members.extend(leads_to(far, flavour));
    if let (Place::Item(Some(revision)), Flavour::Aic) = (place, flavour) {
        members.insert("_refResourceRev".to_owned(), Json::from(revision));
    }
    members.insert("_refProperties".to_owned(), Json::Object(properties(edge)));
    members
}

/// Returns the members that say what `far` is; `OpenIDM` has `_ref` alone.
pub(crate) fn leads_to(far: &Vertex, flavour: Flavour) -> Map<String, Json> {
    let mut members = Map::new();
    members.insert("_ref".to_owned(), Json::from(far.reference()));
    if flavour == Flavour::Aic {
        members.insert("_refResourceCollection".to_owned(), Json::from(far.collection()));
        members.insert("_refResourceId".to_owned(), Json::from(far.id()));
    }
    members
}

fn properties(edge: &Edge) -> Map<String, Json> {
    let mut properties = Map::with_capacity(edge.properties.len() + 2);
    properties.insert("_id".to_owned(), Json::from(&*edge.id));
    properties.insert("_rev".to_owned(), Json::from(edge.revision.as_str()));
    properties.extend(edge.properties.iter().map(|(name, value)| (name.clone(), value.clone())));
    properties
}
