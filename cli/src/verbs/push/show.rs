//! What would be written, shown, and the question whether it shall be.

use std::io;

use anyhow::Result;
use mosaic_codegen::report::Format;

use super::Push;
use super::proposal::Proposal;
use crate::answer::{Answer, Close, reviewed};
use crate::command;
use crate::failure::Failure;
use crate::question::is_confirmed;
use crate::terminal::is_interactive;

impl Push<'_> {
    /// Shows what would be written, as a review of what the tenant has; returns what a program is told of it.
    pub(super) fn show(&self, proposal: &Proposal) -> Result<Answer> {
        let review = if self.terminal.is_for_machines() || !proposal.is_empty() {
            self.report(proposal, |report| reviewed(self.terminal, report, None))?
        } else {
            None
        };
        self.tell_types(proposal)?;
        let steps = proposal.kept.steps(self.product());
        if !self.arguments.yes {
            for step in &steps {
                self.terminal.say(&format!("then: {step}"))?;
            }
        }
        Ok(Answer {
            steps: steps.iter().map(ToString::to_string).collect(),
            kept: proposal.staying.clone(),
            absent: proposal.absent.clone(),
            gone: proposal.gone.clone(),
            review,
            ..Answer::of(Close::Planned)
        })
    }

    /// Tells which types stay though the files lack them, what the tenant lacks though the files have it, and
    /// which types are gone that were to go.
    fn tell_types(&self, proposal: &Proposal) -> Result<()> {
        for name in &proposal.staying {
            self.terminal.say(&format!(
                "`{name}` is gone here and stays there; `{}` deletes it with its records",
                command::line(["--delete", name])
            ))?;
        }
        let name_of_tenant = self.name();
        for path in &proposal.absent {
            self.terminal.say(&format!(
                "`{path}` is gone from `{name_of_tenant}` and stays gone; `mosaic pull {name_of_tenant}` \
                 takes it out here"
            ))?;
        }
        for name in &proposal.gone {
            self.terminal.say(&format!("`{name}` is gone from `{}` already", self.name()))?;
        }
        Ok(())
    }

    /// Asks whether to write.
    ///
    /// # Errors
    ///
    /// If the answer is no, or nobody is there to answer.
    pub(super) fn ask(&self) -> Result<()> {
        if self.arguments.yes {
            return Ok(());
        }
        let where_to = format!("`{}` ({})", self.name(), self.remote.url());
        if !is_interactive() || self.terminal.format() == Format::Json {
            let problem = format!("nothing was written to {where_to}: nobody said yes");
            return Err(
                Failure::refused(problem, "say `--yes`, or `--dry-run` to look only").into()
            );
        }
        let question = format!("write this to {where_to}?");
        if is_confirmed(&question, &mut io::stdin().lock(), &mut io::stderr().lock())? {
            return Ok(());
        }
        let problem = format!("nothing was written to {where_to}");
        Err(Failure::refused(problem, "answer `y` to write").into())
    }
}
