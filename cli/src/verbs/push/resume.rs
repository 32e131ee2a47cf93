//! What became of a push whose process ended before it did.

use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;
use mosaic_codegen::catalog::Product;
use tokio::time::sleep;

use super::Push;
use crate::failure::Failure;
use crate::push::{Action, Journal, LATEST, Snapshot, Stage, Standing, Unfinished};

/// The pause between one look and the next.
const PAUSE: Duration = Duration::from_secs(1);

/// What is on record as a push begins.
#[derive(Debug, Default)]
pub(super) struct OnRecord {
    /// The last push, if it did not come to its end or left types to ask.
    pub(super) journal: Option<Journal>,
    /// What tenant and files have in common, where that push has brought it about and nobody remembered it.
    pub(super) common: Option<Snapshot>,
    /// What is known of that push, if it did not come to its end.
    pub(super) unfinished: Option<Unfinished>,
}

impl OnRecord {
    /// Returns what the tenant is to be taken to have where it has `now`: what that push began is nobody's
    /// change.
    pub(super) fn seen(&self, now: &Snapshot, product: Product) -> Result<Snapshot> {
        match &self.unfinished {
            Some(unfinished) => unfinished.seen(now, product),
            None => Ok(now.clone()),
        }
    }

    /// Returns what `action` is to lead back to where the tenant has `now`, if that is something else.
    pub(super) fn former(
        &self,
        now: &Snapshot,
        action: Action,
        product: Product,
    ) -> Result<Option<Snapshot>> {
        let former = self.unfinished.as_ref().map(|push| push.former(now, action, product));
        Ok(former.transpose()?.flatten())
    }

    /// Returns the names of the types, on a tenant that has `now`, of which it is not known whether they
    /// answer: those that the push has changed, and those that were left to ask.
    pub(super) fn unasked(&self, now: &Snapshot, product: Product) -> Vec<String> {
        let Some(journal) = &self.journal else { return Vec::new() };
        let touched = |push: &Unfinished| push.kept.before.touched(now, product);
        let touched = self.unfinished.as_ref().map(touched).unwrap_or_default();
        let is_unasked = |name: &String| touched.contains(name) || journal.unasked.contains(name);
        now.types(product).into_iter().filter(is_unasked).collect()
    }
}

impl Push<'_> {
    /// Tells where the last push stands, if it did not come to its end.
    pub(super) fn resume(&self) -> Result<OnRecord> {
        let journal = self.ledger.journal()?;
        self.ledger.expect_nobody()?; // in this order: what is read is of no push that goes on
        let Some(journal) = journal else { return Ok(OnRecord::default()) };
        if journal.url != self.remote.url() {
            let problem = format!("a push to {} has not come to its end", journal.url);
            let way_out = "give the tenant that URL again, or remove `push.json` in its folder";
            return Err(Failure::refused(problem, way_out).into());
        }
        if journal.stage == Stage::Settled {
            let Journal { action, at, .. } = &journal;
            let problem = "not every type was found to answer";
            self.terminal.say(&format!("after the {} of {at:.0} {problem}", action.name()))?;
            return Ok(OnRecord { journal: Some(journal), ..OnRecord::default() });
        }
        let unfinished = self.unfinished(&journal)?;
        self.tell_standing(&journal, unfinished.standing)?;
        let common = if unfinished.standing == Standing::After {
            // If something else is remembered now, it was pulled since, and newer.
            let remembered = self.base.read()?.map(|base| base.state());
            (remembered == journal.base).then(|| unfinished.kept.common.clone())
        } else {
            None
        };
        Ok(OnRecord { journal: Some(journal), common, unfinished: Some(unfinished) })
    }

    fn tell_standing(&self, journal: &Journal, standing: Standing) -> Result<()> {
        let Journal { action, step, at, undo, .. } = journal;
        let name = self.name();
        let begun = format!(
            "the {} that began to {step} at {at:.0} did not come to its end",
            action.name()
        );
        let state = match standing {
            Standing::Before => "the old",
            Standing::After => "the new",
            Standing::Between => "neither",
        };
        self.terminal.say(&format!("{begun}: `{name}` is in {state} state"))?;
        let undo = self.ledger.undo(undo);
        let former = self.shown(&undo);
        match standing {
            Standing::Before => {}
            Standing::After => self.terminal.say(&format!("the old one is in {former}"))?,
            Standing::Between => self
                .terminal
                .say(&format!("what is left to do follows; the old state is in {former}"))?,
        }
        Ok(())
    }

    /// Looks where the push stands; while the tenant may be about to show it, it is asked again.
    fn unfinished(&self, journal: &Journal) -> Result<Unfinished> {
        let kept = self.ledger.unfinished(journal)?;
        let mut is_told = false;
        loop {
            let (now, product) = (self.look()?, self.product());
            let unfinished = Unfinished::of(journal, kept.clone(), &now, product);
            let age = Timestamp::now().duration_since(journal.at).unsigned_abs();
            if unfinished.standing != Standing::Before || age >= LATEST {
                return Ok(unfinished);
            }
            if !is_told {
                self.terminal.say("a push was under way: looking for what becomes of it")?;
                is_told = true;
            }
            self.runtime.block_on(async { sleep(PAUSE).await });
        }
    }
}
