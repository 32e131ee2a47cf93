//! What is decided, done to the files.

use std::collections::BTreeSet;

use anyhow::Result;
use mosaic_codegen::files::{Inputs, remove_drafts};

use super::Pull;
use super::leftovers::Leftovers;
use crate::push::{Ledger, Snapshot};
use crate::steps::Step;

impl Pull<'_> {
    /// Removes what a pull that was killed was about to, as far as the schema, which is `local`, does not
    /// name it any more: nobody else would.
    pub(super) fn finish(&self, local: &Inputs) -> Result<()> {
        let folder = self.base.folder();
        let Some(leftovers) = Leftovers::read(folder)? else { return Ok(()) };
        let ledger = Ledger::of(folder);
        let _guard = ledger.lock()?;
        leftovers.steps(local).iter().try_for_each(Step::take)?;
        Leftovers::forget(folder)
    }

    /// Takes the steps, and remembers what the tenant had once the files have it: were that newer than the
    /// files, what others did would look as if it had been undone here, and the next push would undo it.
    pub(super) fn take(&self, steps: &[Step], tenant: &Snapshot) -> Result<()> {
        if steps.is_empty() && self.base.is(tenant) {
            return Ok(());
        }
        let folder = self.base.folder();
        let ledger = Ledger::of(folder);
        let _guard = ledger.lock()?; // no push may be under way meanwhile
        let folders = steps.iter().filter_map(|step| step.path().parent());
        let folders: BTreeSet<_> = folders.chain([folder]).collect();
        folders.into_iter().try_for_each(remove_drafts)?; // of a pull that was killed
        Leftovers::record(folder, steps)?;
        steps.iter().try_for_each(Step::take)?;
        Leftovers::forget(folder)?;
        self.base.write(tenant)
    }
}
