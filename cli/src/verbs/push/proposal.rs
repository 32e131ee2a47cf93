//! What would be written, and what keeps it from being told.

use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::diagnostic::has_errors;

use super::Push;
use super::deletions::expect_none;
use super::resume::OnRecord;
use crate::failure::Failure;
use crate::push::{
    Action, Blend, Conflict, Kept, Rules, Snapshot, blend, common_ground, no_ground,
};
use crate::side::Place;
use crate::tenant::Progress;

/// What would be written.
#[derive(Debug)]
pub(super) struct Proposal {
    /// What is being done.
    pub(super) action: Action,
    /// What the tenant has and is to have, and what it has in common with the files, now and then.
    pub(super) kept: Kept,
    /// What the tenant had before a push that did not come to its end, where there was one.
    pub(super) former: Option<Snapshot>,
    /// The types that the files lack and that stay.
    pub(super) staying: Vec<String>,
    /// What the files have as they had it in common, and the tenant has no more.
    pub(super) absent: Vec<String>,
    /// The types that were to go, and that the tenant does not have any more.
    pub(super) gone: Vec<String>,
}

impl Proposal {
    /// Returns whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.before.state() == self.kept.after.state()
    }
}

impl Push<'_> {
    /// Proposes to bring the files to the tenant, and to end what the push `on_record` began.
    pub(super) fn propose(&self, rules: &Rules, on_record: &OnRecord) -> Result<Proposal> {
        let files = &self.project.inputs.sources;
        let base = match &self.arguments.base {
            Some(word) => Some(self.base_of(word, rules)?),
            None => self.base(on_record)?,
        };
        let before = self.look()?;
        if let Some(base) = &base {
            self.expect_familiar(base, &before)?;
        }
        let seen = on_record.seen(&before, rules.product)?;
        let former = on_record.former(&before, Action::Push, rules.product)?;
        let Blend { after, conflicts, staying, absent } =
            blend(base.as_ref(), &seen, files, rules)?;
        if !conflicts.is_empty() {
            let ground = if base.is_some() { Ground::Known } else { Ground::Unknown };
            return Err(self.conflict(conflicts, ground));
        }
        let after = if before.is_same(&after, rules.product) { before.clone() } else { after };
        let common = common_ground(base.as_ref(), files, rules)?;
        let base = base.unwrap_or_else(no_ground);
        let kept =
            Kept { url: self.remote.url(), before, after: self.planned(&after), base, common };
        let gone = self.gone(&kept, rules)?;
        Ok(Proposal { action: Action::Push, kept, former, staying, absent, gone })
    }

    /// Proposes to put back what a push replaced that is kept at `path`. What others wrote since stays; and
    /// what the files say is as it was before that push: not there yet.
    pub(super) fn propose_undo(
        &self,
        path: &Path,
        rules: &Rules,
        on_record: &OnRecord,
    ) -> Result<Proposal> {
        let Kept { url, before: former, after: pushed, base: common, .. } = self.kept(path)?;
        let before = self.look()?;
        let seen = on_record.seen(&before, rules.product)?;
        let Blend { after, conflicts, staying, .. } =
            blend(Some(&pushed), &seen, former.sources(), rules)?;
        if !conflicts.is_empty() {
            return Err(self.conflict(conflicts, Ground::Undone));
        }
        let is_as_pushed = pushed.state() == seen.state();
        let after = self.planned(if is_as_pushed { &former } else { &after });
        let former = on_record.former(&before, Action::Undo, rules.product)?;
        let base = self.base(on_record)?.unwrap_or_else(no_ground);
        let kept = Kept { url, before, after, base, common };
        let gone = self.gone(&kept, rules)?;
        expect_none(&staying)?;
        let absent = Vec::new(); // what is gone since is of the push, and need not be in the files
        Ok(Proposal { action: Action::Undo, kept, former, staying, absent, gone })
    }

    /// Reads what is kept at `path` of a push to this tenant.
    fn kept(&self, path: &Path) -> Result<Kept> {
        let kept = Kept::read(path).map_err(|error| match self.ledger.last_undo() {
            Some(last) => {
                let way_out = format!("what the last push replaced is in `{}`", self.shown(&last));
                Failure::new(error.to_string(), way_out).into()
            }
            None => error,
        })?;
        if kept.url == self.remote.url() {
            return Ok(kept);
        }
        let problem = format!("`{}` is of another tenant, {}", path.display(), kept.url);
        Err(Failure::refused(problem, "name the tenant that it is of").into())
    }

    /// Returns what tenant and files have in common, where something was pulled or pushed.
    fn base(&self, on_record: &OnRecord) -> Result<Option<Snapshot>> {
        match &on_record.common {
            Some(common) => Ok(Some(common.clone())),
            None => self.base.read(),
        }
    }

    /// Reads what tenant and files have in common from where the command line says.
    fn base_of(&self, word: &str, rules: &Rules) -> Result<Snapshot> {
        let texts = Place::parse(word).read(self.project, &self.arguments.access)?;
        if has_errors(&texts.findings) {
            self.terminal.report(&texts.sources, &texts.findings)?;
            return Err(Failure::new(format!("`{word}` cannot be read"), "name another one").into());
        }
        common_ground(None, &texts.sources, rules)
    }

    /// Reads what the tenant has.
    pub(super) fn look(&self) -> Result<Snapshot> {
        let _progress = Progress::begin(&format!("reading {}", self.connection.label()));
        let looked = self.runtime.block_on(self.remote.look());
        looked.with_context(|| format!("cannot read the configuration of `{}`", self.name()))
    }

    /// Refuses a tenant that has none of several types that were there: it is another one, or shows what it
    /// has to others.
    fn expect_familiar(&self, base: &Snapshot, tenant: &Snapshot) -> Result<()> {
        let (known, found) = (base.types(self.product()), tenant.types(self.product()));
        if known.len() < 2 || known.iter().any(|name| found.contains(name)) {
            return Ok(());
        }
        let name = self.name();
        let problem = format!(
            "expected a type of those that `{name}` and the files had in common, found none of all {}",
            known.len()
        );
        let way_out = match &self.arguments.base {
            Some(word) => format!("check its URL, what the account may read, and `--base {word}`"),
            None => format!(
                "check its URL and what the account may read; if all are gone, remove {}: then the next \
                 push brings them back",
                self.shown(&self.base.path())
            ),
        };
        Err(Failure::new(problem, way_out).into())
    }

    /// Returns what is to be, by the name that reports know it by.
    fn planned(&self, after: &Snapshot) -> Snapshot {
        Snapshot::new(&format!("planned:{}", self.name()), after.text())
    }

    /// Returns why `proposal` cannot be made anew for a tenant that was `found` otherwise meanwhile, where
    /// somebody else changed what the files changed.
    pub(super) fn clash(
        &self,
        proposal: &Proposal,
        found: &Snapshot,
    ) -> Result<Option<anyhow::Error>> {
        let base = &proposal.kept.base;
        if proposal.action == Action::Undo || base.state() == no_ground().state() {
            return Ok(None);
        }
        let files = &self.project.inputs.sources;
        let Blend { conflicts, .. } = blend(Some(base), found, files, &self.rules(None))?;
        Ok((!conflicts.is_empty()).then(|| self.conflict(conflicts, Ground::Known)))
    }

    /// Returns why nothing is proposed: both sides changed the same.
    fn conflict(&self, conflicts: Vec<Conflict>, ground: Ground) -> anyhow::Error {
        let name = self.name();
        let (what, here, way_out) = match ground {
            Ground::Known => (
                "was changed here and there, and not to the same",
                "here is",
                format!("`mosaic pull {name}` brings it here to decide; then push again"),
            ),
            Ground::Unknown => (
                "differs, and nothing was pulled that tells who changed it",
                "here is",
                format!(
                    "`mosaic pull {name}` brings both together first; `--overwrite` writes what the \
                     files say"
                ),
            ),
            Ground::Undone => (
                "was changed again since the push that is undone",
                "it would go back to",
                format!(
                    "undo what came later first, or write it in the files and `mosaic push {name}`"
                ),
            ),
        };
        let lines = conflicts.iter().map(|conflict| {
            let (path, [tenant, files]) = (&conflict.path, conflict.sides());
            format!("`{path}` {what}\n{name} has {tenant}\n{here} {files}")
        });
        let problem = lines.collect::<Vec<_>>().join("\n");
        Failure::refused(problem, way_out).between(conflicts).into()
    }
}

/// What is known of who changed what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// What tenant and files had in common.
    Known,
    /// Nothing: nothing was pulled.
    Unknown,
    /// What the push made that is to be undone.
    Undone,
}
