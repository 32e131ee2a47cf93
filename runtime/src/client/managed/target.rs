//! The object that a write is about, and the revision that it insists on.

use std::{fmt, marker::PhantomData};

use crate::{
    ManagedObject, ObjectId, Resource, Revision,
    client::{Error, error::Kind},
    wire::{Expected, ResourcePath},
};

/// The object of the type `T` that a write is about.
///
/// A record knows its revision, and the write insists on it: where someone else wrote first, it
/// [fails](Error::is_precondition_failed). An identifier knows none.
pub struct Target<T> {
    id: ObjectId,
    revision: Option<Revision>,
    marker: PhantomData<fn() -> T>,
}

impl<T> Target<T> {
    /// Returns the target without its revision: a write is done whatever others wrote.
    #[must_use]
    pub fn unconditionally(self) -> Self {
        Self { revision: None, ..self }
    }

    /// Returns what a write insists on.
    pub(in crate::client) fn expected(&self, without: Expected) -> Expected {
        self.revision.clone().map_or(without, Expected::Revision)
    }
}

impl<T: Resource> Target<T> {
    /// Returns the path of the object.
    ///
    /// # Errors
    ///
    /// When there is no identifier: no server has stored the record.
    pub(in crate::client) fn path(&self) -> Result<ResourcePath, Error> {
        if self.id.as_str().is_empty() {
            let message = format!("expected an object of `{}` with an identifier", T::PATH);
            return Err(Error::new(Kind::Request(message)));
        }
        Ok(super::collection::<T>().member(&self.id))
    }
}

/// The revision is the one of the record; a record without one insists on nothing.
impl<T: ManagedObject> From<&T> for Target<T> {
    fn from(record: &T) -> Self {
        let revision = Some(record.revision()).filter(|revision| !revision.as_str().is_empty());
        Self { id: record.id().clone(), revision: revision.cloned(), marker: PhantomData }
    }
}

impl<T> From<&ObjectId> for Target<T> {
    fn from(id: &ObjectId) -> Self {
        Self { id: id.clone(), revision: None, marker: PhantomData }
    }
}

impl<T> Clone for Target<T> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), revision: self.revision.clone(), marker: PhantomData }
    }
}

impl<T> fmt::Debug for Target<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, revision, marker: _ } = self;
        formatter.debug_struct("Target").field("id", id).field("revision", revision).finish()
    }
}
