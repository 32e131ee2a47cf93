//! Whether tenant and files say the same: what a nightly job asks.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use mosaic_codegen::config::{FailOn, Globs};
use mosaic_codegen::files::Inputs;
use mosaic_codegen::report::ReviewReport;
use mosaic_codegen::source::Sources;

use super::Pull;
use crate::answer::{Answer, Close, reviewed};
use crate::checkout;
use crate::globs::{expect_types, globs};
use crate::push::Snapshot;
use crate::verbs::diff::Limit;

/// Whether to check only, what, and when to fail.
#[derive(Debug, Args)]
pub(super) struct Drift {
    /// Write nothing; show what differs, and exit with 1 if anything does
    #[arg(long, conflicts_with_all = ["dry_run", "theirs", "ours", "layout"])]
    pub(super) check: bool,

    /// With --check, fail only if a difference is so bad for those who use the files and not approved
    #[arg(long, value_enum, value_name = "VERDICT", requires = "check")]
    fail_on: Option<Limit>,

    /// With --check, look only at these types; `*` is any text, a leading `!` leaves out
    #[arg(long = "type", value_name = "GLOB", value_delimiter = ',', requires = "check")]
    types: Vec<String>,

    /// With --check, write the report to this file instead of standard output
    #[arg(long, value_name = "FILE", requires = "check")]
    out: Option<PathBuf>,
}

impl Drift {
    /// Returns the file that the report goes to.
    pub(super) fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// Returns the types that are looked at.
    fn types(&self) -> Globs {
        globs(&self.types)
    }
}

impl Pull<'_> {
    /// Shows what the tenant has otherwise than the files, and writes nothing else; `base` is what both had in
    /// common, if that is known.
    pub(super) fn check(
        &self,
        local: &Inputs,
        base: Option<&Snapshot>,
        tenant: &Snapshot,
    ) -> Result<Answer> {
        let Drift { fail_on, out, .. } = &self.arguments.drift;
        let files = self.named_for_readers(&local.sources);
        let types = self.arguments.drift.types();
        let sides = [&files, tenant.sources()];
        let (close, review) = self.review(sides, types, |review, models| {
            expect_types(&self.arguments.drift.types(), models, self.terminal)?;
            let is_tolerated = |limit: Limit| !review.fails(FailOn::from(limit));
            let close = match review.changes.is_empty() {
                true => Close::NothingToDo,
                false if fail_on.is_some_and(is_tolerated) => Close::Tolerated,
                false => Close::Differs,
            };
            if close == Close::NothingToDo && !self.terminal.is_for_machines() && out.is_none() {
                return Ok((close, None));
            }
            let [old, new] = sides.map(Sources::clone);
            let report = ReviewReport::new(review, Sources::new(), old, new);
            anyhow::Ok((close, reviewed(self.terminal, &report, out.as_deref())?))
        })?;
        let name = self.connection.name();
        self.terminal.say(&match close {
            Close::NothingToDo => format!("`{name}` has what the files say"),
            _ => self.ways(&local.sources, base, tenant),
        })?;
        Ok(Answer { review, ..Answer::of(close) })
    }

    /// Returns the files by the names that those have for them who read the report.
    fn named_for_readers(&self, files: &Sources) -> Sources {
        let mut files = files.clone();
        checkout::name_for_readers(&mut files, self.terminal.format());
        files
    }

    /// Returns who changed what, as far as that is known, and what brings it to the other side.
    fn ways(&self, files: &Sources, base: Option<&Snapshot>, tenant: &Snapshot) -> String {
        let name = self.connection.name();
        let count = |base: &Snapshot, new: &Sources| {
            let types = self.arguments.drift.types();
            self.review([base.sources(), new], types, |review, _| review.changes.len())
        };
        let counts = base.map(|base| [count(base, tenant.sources()), count(base, files)]);
        let known = counts.map_or(String::new(), |[there, here]| {
            format!(
                "since both were the same, {} there and {} here; ",
                changes(there),
                changes(here)
            )
        });
        let [there, here] = counts.unwrap_or([1, 1]);
        let pull = (there > 0).then(|| format!("`mosaic pull {name}` brings its changes here"));
        let push =
            (here > 0).then(|| format!("`mosaic push {name}` brings those of the files there"));
        let ways: Vec<_> = pull.into_iter().chain(push).collect();
        format!("`{name}` differs from the files: {known}{}", ways.join(", "))
    }
}

fn changes(count: usize) -> String {
    match count {
        0 => "no change".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    }
}
