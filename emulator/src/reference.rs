//! Where the verbs on objects meet the relationships between them.

use mosaic::{
    Json,
    wire::{Outcome, Refusal},
};

pub(crate) use crate::relationships::{
    Effect,
    resource::{Listing, create, delete, patch, read, update},
};
use crate::{
    derived, relationships,
    relationships::{Near, Vertex, Writer},
    schema::{ObjectType, Property},
    store::Object,
    tenant::{LinkPlace, View, Write},
};

/// Returns the references of a property, unexpanded: a list, or one or null.
pub(crate) fn value(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    property: &Property,
) -> Json {
    show(view, object_type, object, (property, &[]))
}

/// Returns the references of a property as pointers ask for it: each pointer is what stands behind
/// the property's name, such as `*` or `userName`; one without elements asks for bare references.
pub(crate) fn show(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    (property, asked): (&Property, &[Vec<String>]),
) -> Json {
    let vertex = vertex(object_type, object.id());
    let Some(near) = near(&vertex, property) else { return Json::Null };
    relationships::show(view, near, asked)
}

/// Makes a property refer to what `value` says, and to nothing else.
///
/// # Errors
///
/// When the value is no reference, or to something that is not there.
pub(crate) fn write(
    write: &mut Write<'_>,
    object_type: &ObjectType,
    id: &str,
    (property, value): (&Property, &Json),
) -> Result<Effect, Refusal> {
    let vertex = vertex(object_type, id);
    let Some(near) = near(&vertex, property) else { return Ok(Effect::Unchanged) };
    let mut writer = Writer::new(&mut write.transaction, write.schema, write.flavour);
    let effect = writer.assign(near, value)?;
    writer.finish(&vertex);
    Ok(effect)
}

/// Returns whether an object refers to another in a property.
pub(crate) fn has_any(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    property: &str,
) -> bool {
    let vertex = vertex(object_type, object.id());
    view.store.graph().edges(&vertex, property).next().is_some()
}

/// Forgets every reference from and to an object.
pub(crate) fn forget(write: &mut Write<'_>, object_type: &ObjectType, id: &str) {
    let vertex = vertex(object_type, id);
    let mut writer = Writer::new(&mut write.transaction, write.schema, write.flavour);
    writer.forget(&vertex);
    writer.finish(&vertex);
}

/// Returns the value of a property that follows from references.
pub(crate) fn derive(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    property: &Property,
) -> Option<Json> {
    let derivation = property.derivation()?;
    Some(derived::value(view, &vertex(object_type, object.id()), property, derivation))
}

/// Answers an action on the references of a property, which have none.
///
/// # Errors
///
/// Always.
pub(crate) fn action(view: View<'_>, place: &LinkPlace<'_>) -> Result<Outcome, Refusal> {
    relationships::resource::action(view, place)
}

fn vertex(object_type: &ObjectType, id: &str) -> Vertex {
    Vertex::new(object_type.path(), id)
}

fn near<'a>(vertex: &'a Vertex, property: &'a Property) -> Option<Near<'a>> {
    let relationship = property.relationship()?;
    Some(Near { vertex, property: &property.name, relationship })
}
