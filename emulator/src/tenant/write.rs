//! What a verb changes, and what it reads meanwhile.

use mosaic::wire::{Refusal, ResourcePath};

use super::{Misfits, Place, View};
use crate::{
    Flavour,
    schema::Schema,
    store::{Journal, JournalError, Position, Store, Transaction},
};

/// One write of a verb.
#[derive(Debug)]
pub(crate) struct Write<'a> {
    /// What the configuration asks for.
    pub(crate) schema: &'a Schema,
    /// What is there, and what changes.
    pub(crate) transaction: Transaction<'a>,
    /// Which server answers.
    pub(crate) flavour: Flavour,
    misfits: Misfits,
}

impl<'a> Write<'a> {
    pub(super) fn new(
        schema: &'a Schema,
        store: &'a mut Store,
        flavour: Flavour,
        misfits: Misfits,
    ) -> Self {
        Self { schema, transaction: Transaction::new(store), flavour, misfits }
    }

    /// Returns what is there as this write left it so far.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            schema: self.schema,
            store: self.transaction.store(),
            flavour: self.flavour,
            memo: None,
            misfits: self.misfits,
        }
    }

    /// Returns what `path` leads to.
    ///
    /// # Errors
    ///
    /// When the configuration knows of nothing there.
    pub(crate) fn place(&self, path: &ResourcePath) -> Result<Place<'a>, Refusal> {
        Place::find(self.schema, self.misfits, path)
    }

    /// Returns the revision that follows `previous`.
    pub(crate) fn revision(&mut self, previous: Option<&str>) -> String {
        self.transaction.serial().revision(previous, self.flavour)
    }

    /// Hands all changes to the journal.
    pub(super) fn commit(self, journal: &dyn Journal) -> Result<Position, JournalError> {
        self.transaction.commit(journal)
    }
}
