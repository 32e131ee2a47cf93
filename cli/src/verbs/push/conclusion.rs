//! How a push ended, what that means, and what to do about it.

use std::ffi::OsString;
use std::path::{Display, Path};

use anyhow::Result;

use super::Push;
use super::proposal::Proposal;
use super::resume::OnRecord;
use crate::answer::{Answer, Close};
use crate::command;
use crate::failure::{Failure, way_out};
use crate::push::{Doubt, Ended, Kept, LedgerGuard, Snapshot};

/// What a push came to.
#[derive(Debug)]
pub(super) struct Conclusion {
    pub(super) close: Close,
    /// What went wrong, and the way out.
    pub(super) problem: Option<(String, Option<String>)>,
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
            Ended::Stored { silent, asked, undo } => {
                self.base.write(&proposal.kept.common)?;
                let all_answer = silent.as_ref().is_ok_and(Vec::is_empty);
                ledger.settle(if all_answer { &[] } else { &asked })?;
                self.terminal.say(&format!("`{name}` has it"))?;
                self.tell_way_back(&undo)?;
                let silent = match silent {
                    Ok(silent) => silent,
                    Err(error) => {
                        let problem = "everything is there, and the types cannot be asked";
                        let error = anyhow::Error::new(error).context(problem);
                        return Ok(self.failed(&error, &undo, "run it again: it asks them"));
                    }
                };
                self.tell_silent(&silent, &self.changed(&undo)?)?;
                Ok(Conclusion { silent, ..self.came_to(Close::Stored, Some(&undo)) })
            }
            Ended::Moved(found) => {
                if let Some(clash) = self.clash(proposal, &found)? {
                    return Err(clash);
                }
                let problem = format!("nothing was written: somebody else wrote to `{name}` since");
                let problem = self.tell_changes(&problem, [&proposal.kept.before, &found])?;
                Ok(Conclusion { problem, ..self.came_to(Close::Moved, None) })
            }
            Ended::Overwritten { found, undo } => {
                let problem = format!(
                    "somebody else wrote to `{name}` at the same time, and what was written is not there"
                );
                let problem = self.tell_changes(&problem, [&proposal.kept.after, &found])?;
                self.tell_way_back(&undo)?;
                let unasked = ledger.journal()?.map(|journal| journal.unasked);
                ledger.settle(&unasked.unwrap_or_default())?;
                Ok(Conclusion { problem, ..self.came_to(Close::Overwritten, Some(&undo)) })
            }
            Ended::Unconfirmed { doubt, undo } => {
                let problem = self.unconfirmed(&doubt);
                let way_out = "the next `mosaic push` looks again";
                self.terminal.say(&format!("{problem}; {way_out}"))?;
                self.tell_way_back(&undo)?;
                let problem = Some((problem, Some(way_out.to_owned())));
                Ok(Conclusion { problem, ..self.came_to(Close::Unconfirmed, Some(&undo)) })
            }
            Ended::Stopped { problem, undo } => {
                self.tell_way_back(&undo)?;
                let hint = "run the same push again to go on from here, or undo it to go back";
                Ok(self.failed(&problem, &undo, hint))
            }
        }
    }

    /// Tells what the types answered that the push on record left to ask, where nothing is to be written, and
    /// the way back.
    pub(super) fn conclude_asked(
        &self,
        silent: Result<Vec<String>>,
        on_record: &OnRecord,
    ) -> Result<Conclusion> {
        let all_answer = silent.as_ref().is_ok_and(Vec::is_empty);
        let Some(journal) = on_record.journal.as_ref().filter(|_| !all_answer) else {
            return Ok(self.came_to(Close::NothingToDo, None));
        };
        let undo = &journal.undo;
        let changed = self.changed(undo)?;
        let is_of_it = |silent: &Vec<String>| silent.iter().any(|name| changed.contains(name));
        let undo = Some(undo.as_str()).filter(|_| silent.as_ref().map_or(true, is_of_it));
        undo.map_or(Ok(()), |undo| self.tell_way_back(undo))?;
        match silent {
            Ok(silent) => {
                self.tell_silent(&silent, &changed)?;
                Ok(Conclusion { silent, ..self.came_to(Close::NothingToDo, undo) })
            }
            Err(error) => Ok(self.failed(&error, &journal.undo, "run it again: it asks them")),
        }
    }

    /// Returns the names of the types that the push kept as `undo` changed.
    fn changed(&self, undo: &str) -> Result<Vec<String>> {
        let Kept { before, after, .. } = Kept::read(&self.ledger.undo(undo))?;
        Ok(before.touched(&after, self.product()))
    }

    /// Tells which types do not answer; going back mends those that the push `changed`.
    fn tell_silent(&self, silent: &[String], changed: &[String]) -> Result<()> {
        for object in silent {
            let (since, way_out) = if changed.contains(object) {
                ("any more", "go back, and look at its defaults")
            } else {
                ("since an earlier push", "look at its defaults, or undo that one")
            };
            self.terminal.say(&format!("`{object}` does not answer {since} (404): {way_out}"))?;
        }
        Ok(())
    }

    /// Returns what is known of a write that does not show.
    fn unconfirmed(&self, doubt: &Doubt) -> String {
        let name = self.name();
        let unseen = |unseen| format!("`{name}` cannot be read: {unseen}; ");
        let unseen = doubt.look.as_ref().map(unseen).unwrap_or_default();
        match &doubt.write {
            Some(error) => format!("{unseen}it is not known whether `{name}` took it: {error}"),
            None => format!("{unseen}`{name}` took it and does not show it"),
        }
    }

    /// Returns that it ended with `error` after something was written, and tells it; the way out is that of
    /// the error, or `otherwise`.
    fn failed(&self, error: &anyhow::Error, undo: &str, otherwise: &str) -> Conclusion {
        let way_out = match way_out(error) {
            Some(way_out) => format!("{way_out}; {otherwise}"),
            None => otherwise.to_owned(),
        };
        let failure = Failure::new(format!("{error:#}"), way_out).into();
        let Answer { close, problem, .. } = Answer::told(&failure, self.terminal);
        Conclusion { problem, ..self.came_to(close, Some(undo)) }
    }

    fn came_to(&self, close: Close, undo: Option<&str>) -> Conclusion {
        let undo = undo.map(|name| self.way_back(name));
        Conclusion { close, problem: None, undo, silent: Vec::new() }
    }

    /// Tells how to put back what was there before.
    pub(super) fn tell_way_back(&self, undo: &str) -> Result<()> {
        let path = self.ledger.undo(undo);
        let kept = Kept::read(&path)?;
        let types = |snapshot: &Snapshot| snapshot.types(self.product());
        let before = types(&kept.before);
        let added = types(&kept.after).into_iter().filter(|name| !before.contains(name));
        let mut words: Vec<OsString> = vec!["mosaic".into(), "push".into(), self.name().into()];
        words.extend([self.arguments.settings.words(), self.arguments.access.words()].concat());
        words.extend(["--undo".into(), self.shown(&path).to_string().into()]);
        words.extend(added.flat_map(|name| ["--delete".into(), name.into()]));
        Ok(self.terminal.say(&format!("to go back: {}", command::line(words)))?)
    }

    /// Returns the file that is kept as `undo`, as it is typed from here.
    pub(super) fn way_back(&self, undo: &str) -> String {
        self.shown(&self.ledger.undo(undo)).to_string()
    }

    /// Returns `path` as it is typed from here.
    pub(super) fn shown<'p>(&self, path: &'p Path) -> Display<'p> {
        self.project.inputs.relative(path).display()
    }

    /// Tells a `problem`, and what is different between two configurations, in a line each; returns both with
    /// the way out.
    fn tell_changes(
        &self,
        problem: &str,
        [old, new]: [&Snapshot; 2],
    ) -> Result<Option<(String, Option<String>)>> {
        let way_out = "run it again";
        self.terminal.say(&format!("{problem}; {way_out}"))?;
        let changes = self.review(old, new, |review| {
            let changes = review.changes.iter().map(|reviewed| &reviewed.change);
            changes.map(|change| format!("  {} {}", change.kind.name(), change.path)).collect()
        });
        let changes: Vec<String> = changes;
        changes.iter().try_for_each(|change| self.terminal.say(change))?;
        let told = [vec![problem.to_owned()], changes].concat().join("\n");
        Ok(Some((told, Some(way_out.to_owned()))))
    }
}
