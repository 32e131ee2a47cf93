//! What became of a push whose process ended before it did.

use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;
use tokio::time::sleep;

use super::Push;
use crate::failure::Failure;
use crate::push::{Journal, Standing, Unfinished};

/// How long a tenant may take to show what was written.
const LATEST: Duration = Duration::from_secs(20);

/// The pause between one look and the next.
const PAUSE: Duration = Duration::from_secs(1);

impl Push<'_> {
    /// Tells where the last push stands, if it did not come to its end, and puts the records right. Returns
    /// the push if the tenant is in neither state.
    pub(super) fn resume(&self) -> Result<Option<Unfinished>> {
        let Some(journal) = self.ledger.journal()? else { return Ok(None) };
        if journal.url != self.remote.url() {
            let problem = format!("a push to {} has not come to its end", journal.url);
            let way_out = "give the tenant that URL again, or remove `push.json` in its folder";
            return Err(Failure::refused(problem, way_out).into());
        }
        let undo = self.ledger.undo(&journal.undo);
        let unfinished = self.ledger.unfinished(&journal)?;
        let standing = self.standing(&journal, &unfinished)?;
        let Journal { action, step, at, .. } = &journal;
        let begun = format!(
            "the {} that began to {step} at {at:.0} did not come to its end",
            action.name()
        );
        let former = self.shown(&undo);
        match standing {
            Standing::Before => {
                self.terminal.say(&format!("{begun}: `{}` is in the old state", self.name()))?;
                self.ledger.close()?;
                Ok(None)
            }
            Standing::After => {
                self.terminal.say(&format!("{begun}: `{}` is in the new state", self.name()))?;
                self.terminal.say(&format!("the old one is in {former}"))?;
                if let Some(common) = self.ledger.common()? {
                    self.base.write(common.text())?;
                }
                self.ledger.close()?;
                Ok(None)
            }
            Standing::Between => {
                let name = self.name();
                self.terminal.say(&format!("{begun}: `{name}` is in neither state"))?;
                let way_back = "what is left to do follows; the old state is in";
                self.terminal.say(&format!("{way_back} {former}"))?;
                Ok(Some(unfinished))
            }
        }
    }

    /// Looks where the push stands; while the tenant may be about to show it, it is asked again.
    fn standing(&self, journal: &Journal, unfinished: &Unfinished) -> Result<Standing> {
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
