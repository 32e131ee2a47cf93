//! Read: one relationship.

use mosaic::wire::{Change, Read, ReadAnswer, Refusal};

use super::Resource;
use crate::{
    fields::Selection,
    tenant::{LinkPlace, View},
};

/// Answers a read of one relationship.
///
/// # Errors
///
/// When there is none at the path, or the path leads to a collection.
pub(crate) fn read(
    view: View<'_>,
    place: &LinkPlace<'_>,
    request: &Read,
) -> Result<ReadAnswer, Refusal> {
    let resource = Resource::find(view, place)?;
    let selection = Selection::parse(&request.fields)?;
    let edge = resource.edge(view, "read")?;
    if request.held.as_ref().is_some_and(|held| held.as_str() == edge.revision) {
        return Ok(ReadAnswer::NotModified);
    }
    let stored = resource.stored(view, &edge, selection.pointers(), Change::Done);
    Ok(ReadAnswer::Stored(stored))
}
