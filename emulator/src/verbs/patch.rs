//! Patch: operations on an object, all or none.

use std::sync::Arc;

use mosaic::{
    Json,
    wire::{Expected, PatchRequest, Refusal, Stored},
};
use serde_json::Map;

use super::update;
use crate::{
    draft::{self, Draft, judge},
    fields::Selection,
    patch::{Patch, Subject},
    reference, refusal,
    schema::{Cardinality, ObjectType, Relationship},
    store::Object,
    tenant::{Place, Write},
};

/// Answers a patch.
pub(crate) fn answer(write: &mut Write<'_>, request: &PatchRequest) -> Result<Stored, Refusal> {
    let (object_type, id) = match write.place(&request.resource)? {
        Place::Object(object_type, id) => (object_type, id),
        Place::Collection(_) => return Err(refusal::not_on_collection("patched")),
        Place::Relationship(place) => return reference::patch(write, &place, request),
    };
    let selection = Selection::parse(&request.fields)?;
    let patch = read(&request.body)?;
    apply(write, (object_type, &id), &patch, (&request.expected, &selection))
}

/// Reads the operations that a request carries.
///
/// # Errors
///
/// When the body is no list of operations.
pub(crate) fn read(body: &[u8]) -> Result<Patch, Refusal> {
    Patch::parse(&json(body)?)
}

/// Reads the operations that an action carries, which refuses another body in words of its own.
///
/// # Errors
///
/// When the body is no list of operations.
pub(super) fn read_action(body: &[u8]) -> Result<Patch, Refusal> {
    let body = json(body)?;
    if !body.is_array() {
        return Err(unprocessed("the provided content is not a JSON array"));
    }
    Patch::parse(&body)
}

fn json(body: &[u8]) -> Result<Json, Refusal> {
    serde_json::from_slice(body).map_err(|_| unprocessed("the provided content is not valid JSON"))
}

fn unprocessed(reason: &str) -> Refusal {
    refusal::bad_request(format!("The request could not be processed because {reason}"))
}

/// Applies operations to an object. They see its relationships as references.
///
/// # Errors
///
/// When an operation cannot be applied, or the object would not be as its type asks.
pub(super) fn apply(
    write: &mut Write<'_>,
    (object_type, id): (&ObjectType, &str),
    patch: &Patch,
    (expected, selection): (&Expected, &Selection),
) -> Result<Stored, Refusal> {
    let before = Arc::clone(write.view().object(object_type, id)?);
    let touched = patch.touched();
    let whole = with_references(write, object_type, &before, &touched);
    let patched = patch.apply(&whole, Subject::Object(write.flavour))?.object;
    if patched == whole {
        let draft = Draft { content: before.content(), references: Vec::new() };
        return update::change(write, (object_type, &before), draft, (expected, selection));
    }
    let given = touched.iter().copied().filter(|name| patched.contains_key(*name));
    draft::refuse_unknown(object_type, given, write.flavour)?;
    judge::touched(write.view(), object_type, (&before, &patched), &touched)?;
    let mut draft = Draft::new(object_type, patched, write.flavour);
    add_cleared(object_type, &touched, &mut draft)?;
    draft.keep_made(object_type, &before);
    draft.seal(write, object_type, Some(&before));
    update::change(write, (object_type, &before), draft, (expected, selection))
}

/// Returns the object with the relationships that the operations reach.
fn with_references(
    write: &Write<'_>,
    object_type: &ObjectType,
    object: &Object,
    touched: &[&str],
) -> Map<String, Json> {
    let mut whole = object.content();
    let properties = touched.iter().filter_map(|name| object_type.property(name));
    for property in properties.filter(|property| property.relationship().is_some()) {
        let value = reference::value(write.view(), object_type, object, property);
        if !value.is_null() {
            whole.insert(property.name.clone(), value);
        }
    }
    whole
}

/// Adds the relationships that the operations removed: one reference is cleared, a collection of
/// them cannot be removed.
fn add_cleared<'s>(
    object_type: &'s ObjectType,
    touched: &[&str],
    draft: &mut Draft<'s>,
) -> Result<(), Refusal> {
    for property in touched.iter().filter_map(|name| object_type.property(name)) {
        let is_given = draft.references.iter().any(|(given, _)| given.name == property.name);
        match property.relationship() {
            Some(Relationship { cardinality: Cardinality::Many, .. }) if !is_given => {
                let message = format!("Cannot delete collection: /{}", property.name);
                return Err(refusal::bad_request(message));
            }
            Some(_) if !is_given => draft.references.push((property, Json::Null)),
            _ => {}
        }
    }
    Ok(())
}
