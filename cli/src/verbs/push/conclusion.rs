//! How a push ended, what that means, and what to do about it.

use std::path::{Display, Path};

use anyhow::Result;

use super::Push;
use super::proposal::Proposal;
use crate::answer::Close;
use crate::push::{Ended, LedgerGuard, Snapshot};

/// What a push came to.
#[derive(Debug)]
pub(super) struct Conclusion {
    pub(super) close: Close,
    /// The file that the former configuration is kept in, as it is typed from here.
    pub(super) undo: Option<String>,
    /// The types that do not answer any more.
    pub(super) silent: Vec<String>,
}

impl Push<'_> {
    /// Tells how it `ended`, and puts the records right.
    pub(super) fn conclude(
        &self,
        proposal: &Proposal,
        ended: Ended,
        ledger: &LedgerGuard<'_>,
    ) -> Result<Conclusion> {
        let name = self.name();
        match ended {
            Ended::Stored { silent, undo } => {
                self.base.write(&proposal.kept.common)?;
                ledger.close()?;
                self.terminal.say(&format!("`{name}` has it"))?;
                self.tell_way_back(proposal, &undo)?;
                for object in &silent {
                    self.terminal.say(&format!(
                        "`{object}` does not answer any more (404): go back, and look at its defaults"
                    ))?;
                }
                Ok(Conclusion { silent, ..self.came_to(Close::Stored, Some(&undo)) })
            }
            Ended::Moved(found) => {
                self.terminal.say(&format!(
                    "nothing was written: somebody else wrote to `{name}` since; run it again"
                ))?;
                self.tell_changes(&proposal.kept.before, &found)?;
                Ok(self.came_to(Close::Moved, None))
            }
            Ended::Overwritten { found, undo } => {
                self.terminal.say(&format!(
                    "somebody else wrote to `{name}` at the same time, and it has not what was \
                     written; run it again"
                ))?;
                self.tell_changes(&proposal.kept.after, &found)?;
                self.tell_way_back(proposal, &undo)?;
                ledger.close()?;
                Ok(self.came_to(Close::Overwritten, Some(&undo)))
            }
            Ended::Unconfirmed { error, undo } => {
                if let Some(error) = error {
                    self.terminal.say(&format!("`{name}` cannot be read: {error}"))?;
                }
                self.terminal.say(&format!(
                    "`{name}` took it and does not show it; the next `mosaic push` looks again"
                ))?;
                self.tell_way_back(proposal, &undo)?;
                Ok(self.came_to(Close::Unconfirmed, Some(&undo)))
            }
        }
    }

    fn came_to(&self, close: Close, undo: Option<&str>) -> Conclusion {
        let undo = undo.map(|name| self.shown(&self.ledger.undo(name)).to_string());
        Conclusion { close, undo, silent: Vec::new() }
    }

    /// Tells how to put back what was there before.
    fn tell_way_back(&self, proposal: &Proposal, undo: &str) -> Result<()> {
        let path = self.ledger.undo(undo);
        let types = |snapshot: &Snapshot| snapshot.types(self.product());
        let before = types(&proposal.kept.before);
        let added = types(&proposal.kept.after).into_iter().filter(|name| !before.contains(name));
        let added: Vec<_> = added.map(|name| format!(" --delete {name}")).collect();
        let command = format!("mosaic push {} --undo {}", self.name(), self.shown(&path));
        Ok(self.terminal.say(&format!("to go back: {command}{}", added.concat()))?)
    }

    /// Returns `path` as it is typed from here.
    pub(super) fn shown<'p>(&self, path: &'p Path) -> Display<'p> {
        self.project.inputs.relative(path).display()
    }

    /// Tells what is different, in a line each.
    fn tell_changes(&self, old: &Snapshot, new: &Snapshot) -> Result<()> {
        self.review(old, new, |review| {
            for reviewed in &review.changes {
                let change = &reviewed.change;
                self.terminal.say(&format!("  {} {}", change.kind.name(), change.path))?;
            }
            Ok(())
        })
    }
}
