//! References from one object to another.

use std::{fmt, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Map;

use crate::{
    Json, ObjectId, Resource, Revision,
    decode::{self, DecodeError},
    projection::Projection,
    record::{self, Record, Slot, SlotRef, Table},
    value::{Embedded, Value},
};

mod any_of;
mod link;

pub use self::{any_of::ReferenceEnum, link::Link};

/// A reference to an object of the type `T`.
///
/// When a request asked for fields of the target (`manager/*`), they are kept
/// beside the reference: [`Reference::target`] reads them. What a schema declares for the link
/// itself (`_refProperties`) has no type of its own: [`Reference::properties`] is JSON.
pub struct Reference<T> {
    link: Link,
    target: PhantomData<fn() -> T>,
}

impl<T: Resource> Reference<T> {
    /// Makes a reference to an object.
    #[must_use]
    pub fn to(id: &ObjectId) -> Self {
        Self::from(Link::new(T::PATH, id))
    }
}

impl<T> Reference<T> {
    /// Makes a reference to an object of any collection.
    #[must_use]
    pub fn within(collection: &str, id: &ObjectId) -> Self {
        Self::from(Link::new(collection, id))
    }

    /// Returns the path of the target below `/openidm/` (`_ref`).
    #[must_use]
    pub fn path(&self) -> &str {
        self.link.path()
    }

    /// Returns the collection of the target, such as `managed/alpha_role`.
    #[must_use]
    pub fn collection(&self) -> &str {
        self.link.collection()
    }

    /// Returns the identifier of the target.
    #[must_use]
    pub fn id(&self) -> Option<ObjectId> {
        self.link.id()
    }

    /// Returns the revision of the target, where the server tells it.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        self.link.revision()
    }

    /// Returns the data of the link itself, and its `_id` and `_rev` (`_refProperties`).
    #[must_use]
    pub fn properties(&self) -> Option<&Map<String, Json>> {
        self.link.properties()
    }

    /// Puts a value into the data of the link itself.
    #[must_use]
    pub fn with_property(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.link.insert_property(name.into(), value.into());
        self
    }

    /// Returns the fields of the target that came with the reference.
    #[must_use]
    pub fn expanded(&self) -> &Map<String, Json> {
        self.link.expanded()
    }

    /// Reads the fields of the target that came with the reference.
    ///
    /// A record has an empty revision where the server did not tell the target's.
    ///
    /// # Errors
    ///
    /// When the projection insists on a field that did not come, or that has
    /// another type.
    pub fn target<P: Projection<Object = T>>(&self) -> Result<P, DecodeError> {
        decode::from_members(&self.link.target_members())
    }

    /// Returns the data of the reference.
    #[must_use]
    pub const fn link(&self) -> &Link {
        &self.link
    }

    /// Returns the data of the reference, to change it.
    pub const fn link_mut(&mut self) -> &mut Link {
        &mut self.link
    }
}

impl<T> From<Link> for Reference<T> {
    fn from(link: Link) -> Self {
        Self { link, target: PhantomData }
    }
}

impl<T> From<Reference<T>> for Link {
    fn from(reference: Reference<T>) -> Self {
        reference.link
    }
}

impl<T> Clone for Reference<T> {
    fn clone(&self) -> Self {
        Self::from(self.link.clone())
    }
}

impl<T> PartialEq for Reference<T> {
    fn eq(&self, other: &Self) -> bool {
        self.link == other.link
    }
}

impl<T> Eq for Reference<T> {}

impl<T> fmt::Debug for Reference<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.link.fmt(formatter)
    }
}

impl<T> Record for Reference<T> {
    fn table(&self) -> &'static Table {
        self.link.table()
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        self.link.slot(index)
    }

    fn get(&self, index: usize) -> SlotRef<'_> {
        self.link.get(index)
    }

    fn rest(&self) -> Option<&Map<String, Json>> {
        self.link.rest()
    }

    fn rest_mut(&mut self) -> Option<&mut Map<String, Json>> {
        self.link.rest_mut()
    }

    fn finish(&mut self) -> Result<(), String> {
        self.link.finish()
    }
}

impl<T> Embedded for Reference<T> {
    fn empty() -> Self {
        Self::from(Link::default())
    }
}

impl<T> Value for Reference<T> {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Record(place)
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Record(&self.link)
    }
}

impl<T> Serialize for Reference<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        record::serialize(&self.link, serializer)
    }
}

impl<'de, T> Deserialize<'de> for Reference<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut link = Link::default();
        record::deserialize(deserializer, &mut link)?;
        Ok(Self::from(link))
    }
}
