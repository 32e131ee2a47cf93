//! Create, update, patch and delete: one relationship, from either of its ends.

use std::sync::Arc;

use http::StatusCode;
use mosaic::{
    Json, ObjectId,
    wire::{Change, Create, Delete, Expected, PatchRequest, Refusal, Stored, Update},
};

use super::Resource;
use crate::{
    Flavour,
    draft::body,
    fields::Selection,
    patch::Subject,
    refusal,
    relationships::{Edge, Effect, Place, Writer, reference},
    tenant::{LinkPlace, Write},
    verbs::patch::read,
};

/// Answers the creation of a relationship in a collection.
///
/// # Errors
///
/// When the path leads to no collection, the body is no reference to something that is there, or the
/// relationship is there already.
pub(crate) fn create(
    write: &mut Write<'_>,
    place: &LinkPlace<'_>,
    request: &Create,
) -> Result<Stored, Refusal> {
    let resource = Resource::find(write.view(), place)?;
    if !resource.is_collection() {
        return Err(resource.refuse("created"));
    }
    let selection = Selection::parse(&request.fields)?;
    let id = request.id.as_ref().map(ObjectId::as_str);
    let body = Json::Object(body::object(&request.body)?);
    make(write, &resource, (id, &body), &selection)
}

/// Answers the replacement of a relationship. In a collection, one that is not there is created,
/// unless the request insists on it.
///
/// # Errors
///
/// When it is not there or has another revision, or the body is no reference to something that is.
pub(crate) fn update(
    write: &mut Write<'_>,
    place: &LinkPlace<'_>,
    request: &Update,
) -> Result<Stored, Refusal> {
    let resource = Resource::find(write.view(), place)?;
    let selection = Selection::parse(&request.fields)?;
    let body = Json::Object(body::object(&request.body)?);
    let edge = match resource.edge(write.view(), "updated") {
        Ok(edge) => edge,
        Err(refusal) => {
            let may_create = request.expected == Expected::Anything;
            let id = place.link.as_deref().filter(|_| may_create);
            let id = id.filter(|id| write.view().store.graph().edge(id).is_none());
            let Some(id) = id.filter(|_| !resource.is_hidden(write.flavour)) else {
                return Err(refusal);
            };
            return make(write, &resource, (Some(id), &body), &selection);
        }
    };
    change(write, &resource, (&edge, &body), (&request.expected, &selection))
}

/// Answers a patch of a relationship: of what it leads to, or of what is said about it.
///
/// # Errors
///
/// When it is not there or has another revision, or what the patch makes of it is no reference.
pub(crate) fn patch(
    write: &mut Write<'_>,
    place: &LinkPlace<'_>,
    request: &PatchRequest,
) -> Result<Stored, Refusal> {
    let resource = Resource::find(write.view(), place)?;
    let selection = Selection::parse(&request.fields)?;
    let edge = resource.edge(write.view(), "patched")?;
    let far = &edge.far(&resource.vertex, &place.property.name).vertex;
    // The other ways in which AIC says what it leads to would stand against a new `_ref`.
    let before = reference(&edge, far, Place::Property, Flavour::Idm);
    let patch = read(&request.body)?;
    let after = Json::Object(patch.apply(&before, Subject::Object(write.flavour))?.object);
    change(write, &resource, (&edge, &after), (&request.expected, &selection))
}

/// Answers the deletion of a relationship: with the relationship as it was.
///
/// # Errors
///
/// When it is not there, has another revision, or is the only one that a property can have.
pub(crate) fn delete(
    write: &mut Write<'_>,
    place: &LinkPlace<'_>,
    request: &Delete,
) -> Result<Stored, Refusal> {
    let resource = Resource::find(write.view(), place)?;
    if resource.is_singleton() {
        return Err(resource.refuse("deleted"));
    }
    let selection = Selection::parse(&request.fields)?;
    let edge = resource.edge(write.view(), "deleted")?;
    expect("Delete", &edge, &request.expected)?;
    let answer = resource.stored(write.view(), &edge, selection.pointers(), Change::Done);
    let mut writer = Writer::new(&mut write.transaction, write.schema, write.flavour);
    writer.delete(&edge);
    writer.renew(&resource.vertex);
    writer.finish(&resource.vertex);
    Ok(answer)
}

/// Makes a relationship, under an id where there is one.
fn make(
    write: &mut Write<'_>,
    resource: &Resource<'_>,
    (id, body): (Option<&str>, &Json),
    selection: &Selection,
) -> Result<Stored, Refusal> {
    if let Some(id) = id.filter(|id| ObjectId::new(*id).is_err()) {
        return Err(refusal::bad_request(format!("The value '{id}' is not a valid resource ID")));
    }
    if id.is_some_and(|id| write.view().store.graph().edge(id).is_some()) {
        let message = "Create rejected as Object with same ID already exists.";
        return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
    }
    let mut writer = Writer::new(&mut write.transaction, write.schema, write.flavour);
    let edge = writer.link(resource.near(), body, id)?;
    writer.renew(&resource.vertex);
    writer.finish(&resource.vertex);
    Ok(resource.stored(write.view(), &edge, selection.pointers(), Change::Created))
}

/// Makes a relationship what `body` says, unless it is that already: that weighs more than the
/// revision that the write insists on.
fn change(
    write: &mut Write<'_>,
    resource: &Resource<'_>,
    (edge, body): (&Arc<Edge>, &Json),
    (expected, selection): (&Expected, &Selection),
) -> Result<Stored, Refusal> {
    let mut writer = Writer::new(&mut write.transaction, write.schema, write.flavour);
    let (edge_after, effect) = writer.relink(resource.near(), edge, body)?;
    let change = match (effect, writer.flavour) {
        (Effect::Unchanged, Flavour::Aic) => Change::NotModified,
        (Effect::Unchanged, Flavour::Idm) => Change::Done,
        (Effect::Changed, _) => {
            expect("Update", edge, expected)?;
            writer.renew(&resource.vertex);
            Change::Done
        }
    };
    writer.finish(&resource.vertex);
    Ok(resource.stored(write.view(), &edge_after, selection.pointers(), change))
}

/// Refuses a write on another revision than it insists on; `verb` is `Update` or `Delete`.
fn expect(verb: &str, edge: &Edge, expected: &Expected) -> Result<(), Refusal> {
    match expected {
        Expected::Revision(revision) if revision.as_str() != edge.revision => {
            Err(refusal::outdated(verb))
        }
        _ => Ok(()),
    }
}
