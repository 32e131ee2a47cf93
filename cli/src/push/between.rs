//! A tenant between two states, as a push leaves it that did not come to its end.

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy;
use mosaic_codegen::merge::WithoutBase;

use crate::push::{Action, Journal, Kept, Rules, Snapshot, Standing, blend};

/// A push that did not come to its end.
#[derive(Clone, Debug)]
pub(crate) struct Unfinished {
    /// What was done.
    pub(crate) action: Action,
    /// What it was about.
    pub(crate) kept: Kept,
    /// Where it stands.
    pub(crate) standing: Standing,
}

/// One of the two states that a push leads from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// What was there before.
    Old,
    /// What was to be there.
    New,
}

impl Unfinished {
    /// Returns the push on record as `journal`, of which `kept` is kept, with a tenant that has `now`.
    pub(crate) fn of(journal: &Journal, kept: Kept, now: &Snapshot, product: Product) -> Self {
        Self { action: journal.action, standing: kept.standing(now, product), kept }
    }

    /// Returns what the tenant would have `now` if each relationship that the push began had both its ends:
    /// what is there of them is no change of somebody else's.
    ///
    /// # Errors
    ///
    /// If the configuration cannot be edited.
    pub(crate) fn seen(&self, now: &Snapshot, product: Product) -> Result<Snapshot> {
        match self.standing {
            Standing::Between => self.kept.completed(now, product),
            Standing::Before | Standing::After => Ok(now.clone()),
        }
    }

    /// Returns what whoever does `action` on a tenant that has `now` wants to be led back to, where that is
    /// not what it has: nobody wants to go back to something half done.
    ///
    /// # Errors
    ///
    /// If the configuration cannot be edited.
    pub(crate) fn former(
        &self,
        now: &Snapshot,
        action: Action,
        product: Product,
    ) -> Result<Option<Snapshot>> {
        if self.standing != Standing::Between {
            return Ok(None);
        }
        // Who goes on is led back to where it began, and who turns round to where it led.
        let state = if self.action == action { State::Old } else { State::New };
        self.kept.settled(now, state, product).map(Some)
    }
}

impl Kept {
    /// Returns what the tenant would have `now` if each relationship that the push began had both its ends.
    fn completed(&self, now: &Snapshot, product: Product) -> Result<Snapshot> {
        let text = self.before.read(product, |before| {
            self.after.read(product, |after| {
                now.read(product, |now| deploy::completed((before, after), now, product))
            })
        });
        Ok(now.with_text(text.context("cannot go on with the push on record")?))
    }

    /// Returns what the tenant would have `now` if all that the push was to change were in one `state`. What
    /// others wrote since stays.
    fn settled(&self, now: &Snapshot, state: State, product: Product) -> Result<Snapshot> {
        let (from, to) = match state {
            State::Old => (&self.after, &self.before),
            State::New => (&self.before, &self.after),
        };
        let staying = to.types(product);
        let going = from.types(product).into_iter().filter(|name| !staying.contains(name));
        let without_base = WithoutBase::Conflict;
        let rules = Rules { product, deletes: going.collect(), without_base };
        let seen = self.completed(now, product)?;
        Ok(blend(Some(from), &seen, to.sources(), &rules)?.after)
    }
}
