//! Read: one object.

use mosaic::wire::{Change, Read, ReadAnswer, Refusal, Stored};

use crate::{
    fields::{self, Selection},
    reference, refusal,
    schema::ObjectType,
    store::Object,
    tenant::{Place, View},
};

/// Answers a read.
pub(crate) fn answer(view: View<'_>, request: &Read) -> Result<ReadAnswer, Refusal> {
    let (object_type, id) = match view.place(&request.resource)? {
        Place::Object(object_type, id) => (object_type, id),
        Place::Collection(_) => return Err(refusal::not_on_collection("read")),
        Place::Relationship(place) => return reference::read(view, &place, request),
    };
    let selection = Selection::parse(&request.fields)?;
    let object = view.object(object_type, &id)?;
    if request.held.as_ref().is_some_and(|held| held.as_str() == object.revision()) {
        return Ok(ReadAnswer::NotModified);
    }
    Ok(ReadAnswer::Stored(stored(view, (object_type, object), &selection, Change::Done)))
}

/// Returns the answer that shows an object.
pub(crate) fn stored(
    view: View<'_>,
    (object_type, object): (&ObjectType, &Object),
    selection: &Selection,
    change: Change,
) -> Stored {
    let location = match change {
        Change::Created => Some(super::location(object_type, object.id())),
        Change::Done | Change::NotModified => None,
    };
    Stored {
        change,
        revision: mosaic::Revision::new(object.revision()).ok(),
        location,
        body: fields::body(view, object_type, object, selection),
    }
}
