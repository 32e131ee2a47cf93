//! The verbs on managed objects, one file each, and what they share.

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod read;
pub(crate) mod refusal;
pub(crate) mod update;

pub(crate) mod body;
mod draft;
mod judge;
pub(crate) mod reference;
mod seal;

use mosaic::wire::{ROOT, ResourcePath};

use crate::schema::ObjectType;

/// Returns where an object is, without the host.
pub(crate) fn location(object_type: &ObjectType, id: &str) -> String {
    format!("{ROOT}{}", ResourcePath::of(["managed", &object_type.name, id]))
}
