//! Typed managed objects of PingOne Advanced Identity Cloud.

// The derives name this crate by its public name, in its own tests too.
extern crate self as mosaic;

mod date;
pub mod decode;
mod draft;
pub mod filter;
mod identity;
mod patch;
mod pointer;
pub mod projection;
mod property;
pub mod record;
pub mod reference;
mod resource;
#[cfg(feature = "schemars")]
mod schema;
mod sort;
pub mod value;

/// Free-form JSON.
pub use serde_json::Value as Json;

pub use mosaic_macros::{ManagedObject, OpenEnum, Projection, ReferenceEnum, SubObject};

#[doc(hidden)]
pub use serde;

pub use self::{
    date::{Date, DateTime, InvalidDate},
    decode::{DecodeError, Page, from_slice, page_from_slice},
    draft::Draft,
    filter::{Equality, FilterTooDeep, Order, QueryFilter, Text},
    identity::{InvalidIdentity, ObjectId, Revision},
    patch::{Operation, Patch},
    projection::Projection,
    property::{
        Filterable, IndexClass, Indexed, NotQueryable, Property, ReadOnly, ReadWrite, Readable,
        Relationship, Scanned, Secret, Sortable, Unindexed, Writable,
    },
    reference::{Link, Reference, ReferenceEnum},
    resource::{ManagedObject, Resource, Untyped},
    sort::SortKey,
    value::{Field, TextValue, Unwritable, Value, WriteOnly},
};
