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
}

impl<T: Resource> Target<T> {
    /// Returns what a write insists on; where the target has no revision, that is `without`.
    ///
    /// # Errors
    ///
    /// When the revision of the record is empty: no server has stored it.
    pub(in crate::client) fn expected(&self, without: Expected) -> Result<Expected, Error> {
        match &self.revision {
            Some(revision) if revision.as_str().is_empty() => {
                let message = format!(
                    "expected a record of `{}` with its revision; an object that is named by its \
                     identifier is written whatever its revision is",
                    T::PATH
                );
                Err(Error::new(Kind::Request(message)))
            }
            Some(revision) => Ok(Expected::Revision(revision.clone())),
            None => Ok(without),
        }
    }

    /// Returns the path of the object.
    ///
    /// # Errors
    ///
    /// When there is no identifier: no server has stored the record.
    pub(in crate::client) fn path(&self) -> Result<ResourcePath, Error> {
        path_of::<T>(&self.id)
    }
}

/// Returns the path of the object with an identifier.
///
/// # Errors
///
/// When the identifier is empty: no server has stored the record.
pub(super) fn path_of<T: Resource>(id: &ObjectId) -> Result<ResourcePath, Error> {
    if id.as_str().is_empty() {
        let message = format!("expected an object of `{}` with an identifier", T::PATH);
        return Err(Error::new(Kind::Request(message)));
    }
    Ok(super::collection::<T>().member(id))
}

/// The revision is the one of the record; a write of a record without one is an error.
impl<T: ManagedObject> From<&T> for Target<T> {
    fn from(record: &T) -> Self {
        let revision = Some(record.revision().clone());
        Self { id: record.id().clone(), revision, marker: PhantomData }
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
