//! A pull into files that are there.

use anyhow::{Context, Result};
use mosaic_codegen::diff::Side;
use mosaic_codegen::files::{Inputs, ProjectError};
use mosaic_codegen::merge::{Decider, Merged, Options, Removals, WithoutBase, merge};
use mosaic_codegen::source::Sources;

use super::Pull;
use crate::answer::{Answer, Close, files};
use crate::clash::clashes;
use crate::failure::Failure;
use crate::push::{Conflict, Snapshot};
use crate::server_file::expect_none_taken_for_ours;
use crate::steps::{Step, Tense, steps};

/// What a merge leaves to be done.
struct Renewal {
    steps: Vec<Step>,
    after: Sources,
    /// What stays as it is though the tenant changed it, too.
    kept: Vec<String>,
    /// The types that the tenant has and that were taken out of the files.
    taken_out: Vec<String>,
}

impl Pull<'_> {
    /// Puts what the tenant changed since the last pull into the files.
    pub(super) fn renew(
        &self,
        local: &Inputs,
        base: Option<&Snapshot>,
        tenant: &Snapshot,
    ) -> Result<Answer> {
        let product = self.product();
        let renewal = tenant.read(product, |theirs| {
            Side::read(&local.sources, product, |ours| match base {
                Some(base) => {
                    base.read(product, |base| self.merge(Some(base), ours, theirs, local))
                }
                None => self.merge(None, ours, theirs, local),
            })
        })?;
        if !renewal.steps.is_empty() {
            self.expect_own_files(local, &renewal.after, tenant)?;
        }
        self.expect_fit(&renewal, [&local.sources, tenant.sources()])?;
        let review = self.compare(&local.sources, &renewal.after)?;
        if !self.arguments.dry_run {
            match self.take(&renewal.steps, tenant) {
                Err(error) if renewal.steps.is_empty() => self
                    .terminal
                    .say(&format!("what both have in common is not remembered: {error:#}"))?,
                taken => taken?,
            }
        }
        self.tell(&renewal)?;
        let close = match (renewal.steps.is_empty(), self.arguments.dry_run) {
            (true, _) => Close::NothingToDo,
            (false, true) => Close::Planned,
            (false, false) => Close::Written,
        };
        let files = files(&self.project.inputs, &renewal.steps);
        let kept = [renewal.kept, renewal.taken_out].concat();
        Ok(Answer { files, kept, review, ..Answer::of(close) })
    }

    fn merge(
        &self,
        base: Option<Side<'_>>,
        ours: Side<'_>,
        theirs: Side<'_>,
        local: &Inputs,
    ) -> Result<Renewal> {
        let decider = if self.arguments.verdict.theirs { Decider::Theirs } else { Decider::Nobody };
        let options = Options {
            removals: Removals::Any,
            without_base: WithoutBase::Conflict,
            decider,
            ..Options::default()
        };
        let merged = merge(base, ours, theirs, &options)
            .context("cannot merge what the tenant has with the files")?;
        if !merged.conflicts.is_empty() && !self.arguments.verdict.ours {
            return Err(self.conflict(&merged, base.is_some()));
        }
        let kept: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.path.clone()).collect();
        let mut taken_out = taken_out(base, ours, theirs);
        let after = merged.applied(&local.sources);
        Side::read(&after, self.product(), |after| {
            taken_out.retain(|name| !kept.contains(name) && after.model.object(name).is_none());
        });
        Ok(Renewal { steps: steps(local, &merged)?, after, kept, taken_out })
    }

    /// Refuses what `after` would be when it is read: scripts of the tenant, which are files of the server, in
    /// files that are here.
    pub(super) fn expect_own_files(
        &self,
        local: &Inputs,
        after: &Sources,
        tenant: &Snapshot,
    ) -> Result<()> {
        let after = local.foreseen(&self.place, after.clone()).map_err(ProjectError::from)?;
        Side::read(&after, self.product(), |files| {
            tenant.read(self.product(), |server| expect_none_taken_for_ours(server, files))
        })
    }

    /// Refuses a result that is worse than both sides: each of them fits what it knew, and not the other.
    fn expect_fit(&self, renewal: &Renewal, sides: [&Sources; 2]) -> Result<()> {
        if renewal.steps.is_empty() {
            return Ok(());
        }
        let clashes = clashes(&renewal.after, sides, &self.project.config);
        if clashes.is_empty() {
            return Ok(());
        }
        let way_out =
            "take back here what does not fit, pull, and do it again; nothing was written";
        Err(Failure::refused(clashes.join("\n"), way_out).into())
    }

    /// Tells which files have changed, or would.
    fn tell(&self, renewal: &Renewal) -> Result<()> {
        for path in &renewal.kept {
            self.terminal.say(&format!("`{path}` stays as it is here"))?;
        }
        if !renewal.taken_out.is_empty() {
            let names = renewal.taken_out.join("`, `");
            self.terminal.say(&format!("taken out of the files, and not pulled: `{names}`"))?;
        }
        let tense = if self.arguments.dry_run { Tense::Would } else { Tense::Did };
        for step in &renewal.steps {
            let name = self.name_of(step.path());
            self.terminal.say(&format!("{} {name}", step.verb(tense)))?;
        }
        if renewal.steps.is_empty() {
            self.terminal.say("nothing to pull")?;
        }
        Ok(())
    }

    /// Returns why nothing is written: both sides changed the same, or may have.
    fn conflict(&self, merged: &Merged<'_>, has_base: bool) -> anyhow::Error {
        let name = self.connection.name();
        let mut conflicts = Vec::new();
        let mut problem = Vec::new();
        for conflict in &merged.conflicts {
            let what = match (has_base, conflict.ours, conflict.theirs) {
                (false, ..) => "differs, and nothing was pulled that tells who changed it",
                (true, None, _) => "is gone here, and was changed there",
                (true, _, None) => "was changed here, and is gone there",
                (true, ..) => "was changed here and there, and not to the same",
            };
            let texts = (conflict.our_text.as_deref(), conflict.their_text.as_deref());
            let conflict = Conflict::new(&conflict.path, texts.1, texts.0);
            let [tenant, files] = conflict.sides();
            let path = &conflict.path;
            problem.push(format!("`{path}` {what}\nhere is {files}\n{name} has {tenant}"));
            conflicts.push(conflict);
        }
        let way_out = "`--theirs` takes what the tenant has, `--ours` keeps what is here; nothing was \
                       written";
        Failure::refused(problem.join("\n"), way_out).between(conflicts).into()
    }
}

/// Returns the names of the types that both had in common and that only the tenant has still.
fn taken_out(base: Option<Side<'_>>, ours: Side<'_>, theirs: Side<'_>) -> Vec<String> {
    let Some(base) = base else { return Vec::new() };
    let names = theirs.model.objects.iter().map(|object| &*object.name.value);
    let is_out =
        |name: &&str| base.model.object(name).is_some() && ours.model.object(name).is_none();
    names.filter(is_out).map(str::to_owned).collect()
}
