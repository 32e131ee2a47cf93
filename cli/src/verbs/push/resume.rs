//! What became of a push whose process ended before it did.

use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;
use mosaic_codegen::catalog::Product;
use tokio::time::sleep;

use super::Push;
use crate::failure::Failure;
use crate::push::{Journal, Kept, LATEST, Snapshot, Standing};

/// The pause between one look and the next.
const PAUSE: Duration = Duration::from_secs(1);

/// What is on record as a push begins.
#[derive(Debug, Default)]
pub(super) struct OnRecord {
    /// The last push, if it did not come to its end.
    pub(super) journal: Option<Journal>,
    /// What tenant and files have in common, where that push has brought it about and nobody remembered it.
    pub(super) common: Option<Snapshot>,
    /// What that push was about, and where it stands.
    last: Option<(Kept, Standing)>,
}

impl OnRecord {
    /// Returns what the push was about, where the tenant is in neither state.
    pub(super) fn unfinished(&self) -> Option<&Kept> {
        let last = self.last.as_ref().filter(|(_, standing)| *standing == Standing::Between);
        last.map(|(kept, _)| kept)
    }

    /// Returns what is kept of the push, and the name of the file that it is in.
    pub(super) fn way_back(&self) -> Option<(&Kept, &str)> {
        let (kept, _) = self.last.as_ref()?;
        Some((kept, &self.journal.as_ref()?.undo))
    }

    /// Returns the names of the types that it has changed on a tenant that has `now`: whether they answer is
    /// not known.
    pub(super) fn unasked(&self, now: &Snapshot, product: Product) -> Vec<String> {
        self.last.as_ref().map(|(kept, _)| kept.before.touched(now, product)).unwrap_or_default()
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
        let unfinished = self.ledger.unfinished(&journal)?;
        let standing = self.standing(&journal, &unfinished)?;
        self.tell_standing(&journal, standing)?;
        let common = if standing == Standing::After {
            // If something else is remembered now, it was pulled since, and newer.
            let remembered = self.base.read()?.map(|base| base.state());
            (remembered == journal.base).then(|| unfinished.common.clone())
        } else {
            None
        };
        Ok(OnRecord { journal: Some(journal), common, last: Some((unfinished, standing)) })
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
    fn standing(&self, journal: &Journal, unfinished: &Kept) -> Result<Standing> {
        let mut is_told = false;
        loop {
            let standing = unfinished.standing(&self.look()?, self.product());
            let age = Timestamp::now().duration_since(journal.at).unsigned_abs();
            if standing != Standing::Before || age >= LATEST {
                return Ok(standing);
            }
            if !is_told {
                self.terminal.say("a push was under way: looking for what becomes of it")?;
                is_told = true;
            }
            self.runtime.block_on(async { sleep(PAUSE).await });
        }
    }
}
