//! What would be written, and what keeps it from being told.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::files::read_bytes;

use super::Push;
use crate::failure::Failure;
use crate::push::{
    Action, Beside, Blend, Conflict, Rules, Snapshot, Unfinished, blend, common_ground, no_ground,
};
use crate::side::Place;
use crate::tenant::Progress;

/// What would be written.
#[derive(Debug)]
pub(super) struct Proposal {
    /// What is being done.
    pub(super) action: Action,
    /// What the tenant has.
    pub(super) before: Snapshot,
    /// What it is to have.
    pub(super) after: Snapshot,
    /// What tenant and files have in common.
    pub(super) base: Snapshot,
    /// What they have in common then.
    pub(super) common: Snapshot,
    /// The types that the files lack and that stay.
    pub(super) kept: Vec<String>,
}

impl Proposal {
    /// Returns whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.before.state() == self.after.state()
    }
}

impl Push<'_> {
    /// Proposes to bring the files to the tenant, and to end what an `unfinished` push began.
    pub(super) fn propose(
        &self,
        rules: &Rules,
        unfinished: Option<&Unfinished>,
    ) -> Result<Proposal> {
        let files = &self.project.inputs.sources;
        let base = match &self.arguments.base {
            Some(word) => Some(self.base_of(word, rules)?),
            None => self.base()?,
        };
        let before = self.look()?;
        let seen = match unfinished {
            Some(unfinished) => unfinished.completed(&before, rules.product)?,
            None => before.clone(),
        };
        let Blend { after, conflicts, kept } = blend(base.as_ref(), &seen, files, rules)?;
        if !conflicts.is_empty() {
            let ground = if base.is_some() { Ground::Known } else { Ground::Unknown };
            return Err(self.conflict(&conflicts, ground));
        }
        self.check_deletions(&before, &after, rules)?;
        let common = common_ground(base.as_ref(), files, rules)?;
        let (action, after) = (Action::Push, self.planned(&after));
        Ok(Proposal { action, before, after, base: base.unwrap_or_else(no_ground), common, kept })
    }

    /// Proposes to put back what is in the file at `path`. What others wrote since stays, as far as it is
    /// known what the push made of it; and what the files say is as it was before that: not there yet.
    pub(super) fn propose_undo(&self, path: &Path, rules: &Rules) -> Result<Proposal> {
        let former = read(path)?;
        let beside = |part: Beside| Some(part.of(path)).filter(|path| path.exists());
        let pushed = beside(Beside::Pushed).as_deref().map(read).transpose()?;
        let common = beside(Beside::Base).as_deref().map(read).transpose()?;
        let before = self.look()?;
        let was = pushed.as_ref().unwrap_or(&before);
        let Blend { after, conflicts, kept } = blend(Some(was), &before, former.sources(), rules)?;
        if !conflicts.is_empty() {
            return Err(self.conflict(&conflicts, Ground::Undone));
        }
        self.check_deletions(&before, &after, rules)?;
        if !kept.is_empty() {
            let named: Vec<_> = kept.iter().map(|name| format!("--delete {name}")).collect();
            let problem = "what is put back lacks types that the tenant has";
            let way_out = format!("say `{}` if they may go with their records", named.join(" "));
            return Err(Failure::refused(problem, way_out).into());
        }
        let is_as_pushed = was.state() == before.state();
        let after = self.planned(if is_as_pushed { &former } else { &after });
        let base = self.base()?.unwrap_or_else(no_ground);
        let common = common.unwrap_or_else(|| base.clone());
        Ok(Proposal { action: Action::Undo, before, after, base, common, kept })
    }

    /// Reads what tenant and files have in common, where something was pulled.
    fn base(&self) -> Result<Option<Snapshot>> {
        Ok(self.base.read()?.map(|text| Snapshot::new("base", text)))
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

    /// Returns what is to be, by the name that reports know it by.
    fn planned(&self, after: &Snapshot) -> Snapshot {
        Snapshot::new(&format!("planned:{}", self.name()), after.text())
    }

    /// Refuses to delete what is not there, or what the files have.
    fn check_deletions(&self, before: &Snapshot, after: &Snapshot, rules: &Rules) -> Result<()> {
        let has = |snapshot: &Snapshot, name: &str| {
            snapshot.read(rules.product, |side| side.model.object(name).is_some())
        };
        for name in &rules.deletes {
            if !has(before, name) {
                let problem = format!("expected a type of `{}`, found `{name}`", self.name());
                return Err(Failure::new(problem, "leave out what is gone already").into());
            }
            if has(after, name) {
                let problem = format!("expected a type that the files lack, found `{name}`");
                return Err(Failure::new(problem, "take it out of the files first").into());
            }
        }
        Ok(())
    }

    /// Returns why nothing is proposed: both sides changed the same.
    fn conflict(&self, conflicts: &[Conflict], ground: Ground) -> anyhow::Error {
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
        let lines = conflicts.iter().map(|Conflict { path, tenant, files }| {
            format!("`{path}` {what}\n{name} has {tenant}\n{here} {files}")
        });
        Failure::refused(lines.collect::<Vec<_>>().join("\n"), way_out).into()
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

/// Reads the configuration in the file at `path`.
fn read(path: &Path) -> Result<Snapshot> {
    let name = path.display().to_string();
    let bytes = File::open(path).and_then(read_bytes);
    let snapshot = Snapshot::new(&name, bytes.with_context(|| format!("cannot read `{name}`"))?);
    if snapshot.is_configuration() {
        return Ok(snapshot);
    }
    let problem = format!("expected the configuration of a tenant in `{name}`, found none");
    Err(Failure::new(problem, "name the file that the push told, to go back").into())
}
