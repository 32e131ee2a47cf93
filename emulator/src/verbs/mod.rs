//! The verbs on managed objects, one file each.

pub(crate) mod action;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod patch;
pub(crate) mod query;
pub(crate) mod read;
pub(crate) mod update;

use mosaic::wire::{ROOT, ResourcePath};

use crate::schema::ObjectType;

/// Returns where an object is, without the host.
pub(crate) fn location(object_type: &ObjectType, id: &str) -> String {
    format!("{ROOT}{}", ResourcePath::collection(&object_type.path()).below(id))
}
