//! Typed managed objects of PingOne Advanced Identity Cloud.
//!
//! A record is what a server sent; a [`Draft`] is what a server shall create;
//! a [`Patch`] is what a server shall change. All three, and the
//! [`QueryFilter`] that finds objects, are typed by the constants that
//! `#[derive(ManagedObject)]` makes of the fields of a struct:
//!
//! ```
//! use mosaic::{ManagedObject, ObjectId, Patch, Projection, Reference, Revision, WriteOnly};
//!
//! #[derive(Clone, Default, PartialEq, ManagedObject)]
//! #[managed(path = "managed/alpha_user")]
//! pub struct AlphaUser {
//!     pub id: ObjectId,
//!     pub rev: Revision,
//!     #[managed(name = "userName", indexed, required)]
//!     pub user_name: Option<String>,
//!     #[managed(name = "frIndexedString3", indexed)]
//!     pub department: Option<String>,
//!     #[managed(unindexed)]
//!     pub description: Option<String>,
//!     #[managed(relationship)]
//!     pub manager: Option<Reference<AlphaUser>>,
//!     #[managed(not_queryable, required)]
//!     pub password: WriteOnly<String>,
//! }
//!
//! // A filter names properties that exist, and scans only where it says so.
//! let filter = AlphaUser::DEPARTMENT.eq("Sales") & !AlphaUser::DESCRIPTION.scan().contains("\"new\"");
//! assert_eq!(
//!     filter.text()?,
//!     r#"/frIndexedString3 eq "Sales" and ! (/description co "\"new\"")"#,
//! );
//!
//! // A draft has what the type requires; a patch cannot say null.
//! let draft = AlphaUser::draft("secret", "ann").set(AlphaUser::DEPARTMENT, "Sales");
//! assert_eq!(
//!     serde_json::to_string(&draft)?,
//!     r#"{"frIndexedString3":"Sales","password":"secret","userName":"ann"}"#,
//! );
//! let patch = Patch::new().unset(AlphaUser::DEPARTMENT);
//! assert_eq!(
//!     serde_json::to_string(&patch)?,
//!     r#"[{"operation":"remove","field":"/frIndexedString3"}]"#,
//! );
//!
//! // A projection asks for exactly its fields, and insists on what is not an `Option`.
//! #[derive(Projection)]
//! #[managed(of = AlphaUser)]
//! struct Card {
//!     user_name: String,
//!     department: Option<String>,
//! }
//!
//! let card: Card = mosaic::from_slice(br#"{"_id":"1","userName":"ann"}"#)?;
//! assert_eq!((card.user_name.as_str(), card.department), ("ann", None));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With the feature `client`, which is on by default, a `Tenant` takes them to where the
//! objects are: see the module `client`.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The derives name this crate by its public name, in its own tests too.
extern crate self as mosaic;

#[cfg(feature = "client")]
pub mod client;
mod date;
pub mod decode;
mod draft;
pub mod filter;
mod identity;
mod patch;
pub mod pointer;
pub mod projection;
mod property;
pub mod record;
pub mod reference;
mod resource;
#[cfg(feature = "schemars")]
mod schema;
mod sort;
pub mod value;
#[cfg(feature = "wire")]
pub mod wire;

/// Free-form JSON.
pub use serde_json::Value as Json;

pub use mosaic_macros::{ManagedObject, OpenEnum, Projection, ReferenceEnum, SubObject};

#[doc(hidden)]
pub use serde;

#[cfg(feature = "blocking")]
pub use self::client::blocking;
#[cfg(feature = "client")]
pub use self::client::{
    Error, PolicyFailure, PolicyRequirement, ResourceOwner, Retry, ServiceAccount, StaticToken,
    Tenant,
};
pub use self::{
    date::{Date, DateTime, InvalidDate},
    decode::{DecodeError, Page, from_slice, page_from_slice},
    draft::Draft,
    filter::{Equality, FilterTooDeep, Order, QueryFilter, Text},
    identity::{InvalidIdentity, ObjectId, Revision},
    patch::{Operation, Patch},
    projection::Projection,
    property::{
        Concealed, Filterable, IndexClass, Indexed, Linked, NotQueryable, Property, ReadOnly,
        ReadWrite, Readable, Relationship, Removable, Required, Scannable, Scanned, Secret,
        Sortable, Unindexed, Writable,
    },
    reference::{Link, Reference, ReferenceEnum},
    resource::{ManagedObject, Resource, Untyped},
    sort::SortKey,
    value::{Field, Rest, TextValue, Unwritable, Value, WriteOnly},
};
