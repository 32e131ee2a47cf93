//! Where objects live, and what makes a type an object.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};

use crate::{ObjectId, Revision, projection::Projection, record::Record};

/// A collection of objects on the server.
pub trait Resource {
    /// The path of the collection below `/openidm/`, such as `managed/alpha_user`.
    const PATH: &'static str;
}

/// A type of object: made by `#[derive(ManagedObject)]`.
pub trait ManagedObject:
    Resource + Record + Projection<Object = Self> + Serialize + DeserializeOwned + Debug + Default
{
    /// Returns the identifier.
    fn id(&self) -> &ObjectId;

    /// Returns the revision.
    fn revision(&self) -> &Revision;
}

/// The target of a reference that may lead anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Untyped {}
