//! What became of a push whose process ended before it did.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic_codegen::files::read_bytes;
use tokio::time::sleep;

use super::Push;
use crate::failure::Failure;
use crate::push::{Beside, Journal, Snapshot, Standing};

/// How long a tenant may take to show what was written.
const LATEST: Duration = Duration::from_secs(20);

/// The pause between one look and the next.
const PAUSE: Duration = Duration::from_secs(1);

impl Push<'_> {
    /// Tells where the last push stands, if it did not come to its end, and puts the records right.
    pub(super) fn resume(&self) -> Result<()> {
        let Some(journal) = self.ledger.journal()? else { return Ok(()) };
        if journal.url != self.remote.url() {
            let problem = format!("a push to {} has not come to its end", journal.url);
            let way_out = "give the tenant that URL again, or remove `push.json` in its folder";
            return Err(Failure::refused(problem, way_out).into());
        }
        let undo = self.ledger.undo(&journal.undo);
        let (before, after) = (kept(&undo)?, kept(&Beside::Pushed.of(&undo))?);
        let standing = self.standing(&journal, &before, &after)?;
        let Journal { action, step, at, .. } = &journal;
        let begun = format!(
            "the {} that began to {step} at {at:.0} did not come to its end",
            action.name()
        );
        let former = self.shown(&undo);
        match standing {
            Standing::Before => {
                self.terminal.say(&format!("{begun}: `{}` is in the old state", self.name()))?;
                self.ledger.close()
            }
            Standing::After => {
                self.terminal.say(&format!("{begun}: `{}` is in the new state", self.name()))?;
                self.terminal.say(&format!("the old one is in {former}"))?;
                if let Some(common) = self.ledger.common()? {
                    self.base.write(common.text())?;
                }
                self.ledger.close()
            }
            Standing::Between => {
                let name = self.name();
                self.terminal.say(&format!("{begun}: `{name}` is in neither state"))?;
                let way_back = "what is left to do follows; the old state is in";
                Ok(self.terminal.say(&format!("{way_back} {former}"))?)
            }
        }
    }

    /// Looks where the push stands; while the tenant may be about to show it, it is asked again.
    fn standing(&self, journal: &Journal, before: &Snapshot, after: &Snapshot) -> Result<Standing> {
        loop {
            let standing = Standing::of(&self.look()?, before, after, self.product());
            let age = Timestamp::now().duration_since(journal.at).unsigned_abs();
            if standing != Standing::Before || age >= LATEST {
                return Ok(standing);
            }
            self.runtime.block_on(async { sleep(PAUSE).await });
        }
    }
}

fn kept(path: &Path) -> Result<Snapshot> {
    let bytes = File::open(path).and_then(read_bytes);
    let bytes = bytes.with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(Snapshot::new(&path.display().to_string(), bytes))
}
