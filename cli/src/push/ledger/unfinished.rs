//! A push that did not come to its end: what it began with, and what it was to make of it.

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy;

use crate::push::{Snapshot, Standing};

/// A push that did not come to its end: what it began with, and what it was to make of it.
#[derive(Debug)]
pub(crate) struct Unfinished {
    /// What the tenant had.
    pub(crate) before: Snapshot,
    /// What it was to have.
    pub(crate) after: Snapshot,
}

impl Unfinished {
    /// Returns where the push stands with a tenant that has `now`.
    pub(crate) fn standing(&self, now: &Snapshot, product: Product) -> Standing {
        Standing::of(now, &self.before, &self.after, product)
    }

    /// Returns what the tenant would have `now` if the relationships that the push began had come to their
    /// end: what is there of them is no change of somebody else's.
    ///
    /// # Errors
    ///
    /// If the configuration cannot be edited.
    pub(crate) fn completed(&self, now: &Snapshot, product: Product) -> Result<Snapshot> {
        let text = self.before.read(product, |before| {
            self.after.read(product, |after| {
                now.read(product, |now| deploy::completed((before, after), now, product))
            })
        });
        Ok(now.with_text(text.context("cannot go on with the push on record")?))
    }
}
