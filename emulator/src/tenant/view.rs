//! What a verb reads: the schema and the store at one moment.

use std::sync::Arc;

use mosaic::wire::{Refusal, ResourcePath};

use super::{Misfits, Place};
use crate::{
    Flavour,
    derived::Memo,
    refusal,
    schema::{ObjectType, Schema},
    store::{Object, Store},
};

/// The schema and the store at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// What the configuration asks for.
    pub(crate) schema: &'a Schema,
    /// What is there.
    pub(crate) store: &'a Store,
    /// Which server answers.
    pub(crate) flavour: Flavour,
    /// The derived values that a request has computed already, where it may show them more than once.
    pub(crate) memo: Option<&'a Memo>,
    pub(super) misfits: Misfits,
}

impl<'a> View<'a> {
    /// Returns what `path` leads to.
    ///
    /// # Errors
    ///
    /// When the configuration knows of nothing there.
    pub(crate) fn place(self, path: &ResourcePath) -> Result<Place<'a>, Refusal> {
        Place::find(self.schema, self.misfits, path)
    }

    /// Returns the object of a type with the id `id`.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub(crate) fn object(
        self,
        object_type: &ObjectType,
        id: &str,
    ) -> Result<&'a Arc<Object>, Refusal> {
        let found = self.store.object(&object_type.name, id);
        found.ok_or_else(|| refusal::no_object(object_type, id, self.flavour))
    }
}
