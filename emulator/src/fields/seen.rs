//! What a query may see of an object.

use std::collections::BTreeSet;

use mosaic::Json;
use serde_json::Map;

use crate::{
    reference,
    schema::{Concealment, ObjectType},
    store::{ID, Object},
    tenant::View,
};

/// Returns whether a query on these properties may see objects as they are stored.
pub(crate) fn are_stored_and_open(object_type: &ObjectType, names: &BTreeSet<&str>) -> bool {
    names.iter().filter_map(|name| object_type.property(name)).all(|property| {
        property.concealment == Concealment::Open && property.derivation().is_none()
    })
}

/// Returns what a query on the properties called `names` may see of an object: no secrets, and what
/// follows from references. The `_id` is none, whatever the schema says.
pub(crate) fn seen(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    names: &BTreeSet<&str>,
) -> Map<String, Json> {
    let mut seen = object.members().clone();
    let names = names.iter().filter(|name| **name != ID);
    for property in names.filter_map(|name| object_type.property(name)) {
        if property.concealment != Concealment::Open {
            seen.shift_remove(&property.name);
        } else if property.derivation().is_some()
            && let Some(value) = reference::derive(view, object_type, object, property)
        {
            seen.insert(property.name.clone(), value);
        }
    }
    seen
}
