//! Delete: an object is gone, and every reference to it.

use http::StatusCode;
use mosaic::wire::{Change, Delete, Expected, Refusal, Stored};

use super::read;
use crate::{
    fields::Selection,
    reference, refusal,
    store::Object,
    tenant::{Place, Write},
};

/// Answers a delete: with the object as it was.
pub(crate) fn answer(write: &mut Write<'_>, request: &Delete) -> Result<Stored, Refusal> {
    let (object_type, id) = match write.place(&request.resource)? {
        Place::Object(object_type, id) => (object_type, id),
        Place::Collection(_) => return Err(refusal::not_on_collection("deleted")),
        Place::Relationship(place) => return reference::delete(write, &place, request),
    };
    let selection = Selection::parse(&request.fields)?;
    let view = write.view();
    let object = view.object(object_type, &id)?;
    if object_type.is_kept_for_members && reference::has_any(view, object_type, object, "members") {
        let message = "Cannot delete a role that is currently granted";
        return Err(Refusal::new(StatusCode::CONFLICT, message));
    }
    expect("Delete", object, &request.expected)?;
    let answer = read::stored(view, (object_type, object), &selection, Change::Done);
    let id = object.id().to_owned();
    reference::forget(write, object_type, &id);
    write.transaction.remove_object(&object_type.name, &id);
    Ok(answer)
}

/// Refuses a write on another revision than it insists on; `verb` is `Update` or `Delete`.
///
/// # Errors
///
/// When the object has another revision.
pub(crate) fn expect(verb: &str, object: &Object, expected: &Expected) -> Result<(), Refusal> {
    match expected {
        Expected::Revision(revision) if revision.as_str() != object.revision() => {
            Err(refusal::outdated(verb))
        }
        _ => Ok(()),
    }
}
