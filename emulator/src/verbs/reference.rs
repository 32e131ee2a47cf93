//! Where the verbs on objects meet the relationships between them.

use mosaic::{
    Json,
    wire::{
        Action, Create, Delete, Outcome, PatchRequest, Query, QueryAnswer, Read, ReadAnswer,
        Refusal, Stored, Update,
    },
};

use super::refusal;
use crate::{
    schema::{Cardinality, ObjectType, Property},
    store::Object,
    tenant::{LinkPlace, View, Write},
};

/// Whether a write changed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It did.
    Changed,
    /// Everything was as it asked.
    Unchanged,
}

/// Returns the references of a property, unexpanded: a list, or one or null.
pub(crate) fn value(
    _view: View<'_>,
    _object_type: &ObjectType,
    _object: &Object,
    property: &Property,
) -> Json {
    match property.relationship().map(|relationship| relationship.cardinality) {
        Some(Cardinality::Many) => Json::Array(Vec::new()),
        _ => Json::Null,
    }
}

/// Returns the references of a property as pointers ask for it: each pointer is what stands behind
/// the property's name, such as `*` or `userName`; one without elements asks for bare references.
pub(crate) fn show(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    asked: (&Property, &[Vec<String>]),
) -> Json {
    value(view, object_type, object, asked.0)
}

/// Makes a property refer to what `value` says, and to nothing else.
///
/// # Errors
///
/// When the value is no reference, or to something that is not there.
pub(crate) fn write(
    _write: &mut Write<'_>,
    _object_type: &ObjectType,
    _id: &str,
    _given: (&Property, &Json),
) -> Result<Effect, Refusal> {
    Ok(Effect::Unchanged)
}

/// Forgets every reference from and to an object.
pub(crate) fn forget(_write: &mut Write<'_>, _object_type: &ObjectType, _id: &str) {}

/// Returns the value of a property that follows from references.
pub(crate) fn derive(
    _view: View<'_>,
    _object_type: &ObjectType,
    _object: &Object,
    property: &Property,
) -> Option<Json> {
    Some(property.empty())
}

/// Answers a read of the references of a property, or of one of them.
pub(crate) fn read(_: View<'_>, place: &LinkPlace<'_>, _: &Read) -> Result<ReadAnswer, Refusal> {
    Err(unknown(place))
}

/// Answers the creation of a reference.
pub(crate) fn create(
    _: &mut Write<'_>,
    place: &LinkPlace<'_>,
    _: &Create,
) -> Result<Stored, Refusal> {
    Err(unknown(place))
}

/// Answers a write of a reference.
pub(crate) fn update(
    _: &mut Write<'_>,
    place: &LinkPlace<'_>,
    _: &Update,
) -> Result<Stored, Refusal> {
    Err(unknown(place))
}

/// Answers the deletion of a reference.
pub(crate) fn delete(
    _: &mut Write<'_>,
    place: &LinkPlace<'_>,
    _: &Delete,
) -> Result<Stored, Refusal> {
    Err(unknown(place))
}

/// Answers a patch of a reference.
pub(crate) fn patch(
    _: &mut Write<'_>,
    place: &LinkPlace<'_>,
    _: &PatchRequest,
) -> Result<Stored, Refusal> {
    Err(unknown(place))
}

/// Answers a query of the references of a property.
pub(crate) fn query(_: View<'_>, place: &LinkPlace<'_>, _: &Query) -> Result<QueryAnswer, Refusal> {
    Err(unknown(place))
}

/// Answers an action on the references of a property.
pub(crate) fn action(
    _: &mut Write<'_>,
    place: &LinkPlace<'_>,
    _: &Action,
) -> Result<Outcome, Refusal> {
    Err(unknown(place))
}

fn unknown(place: &LinkPlace<'_>) -> Refusal {
    refusal::no_resource(&format!("{}/{}", place.id, place.property.name))
}
