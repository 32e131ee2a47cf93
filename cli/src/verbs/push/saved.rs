//! A plan on paper: what was seen when it was made, so that nothing else is written by it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::merge::WithoutBase;
use serde_json::{Value, json};

use super::Push;
use super::proposal::Proposal;
use crate::failure::Failure;
use crate::push::{Kept, Rules, common_ground};
use crate::steps::Step;

/// The version of the plans that are written, and the only one that is done.
const VERSION: u32 = 3;

/// What is wrong with a plan that comes to another result, from the same files and the same tenant.
const ELSE: &str = "would make something else now";

/// A plan on paper. It holds names and hashes, and no value of the configuration.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SavedPlan {
    /// The types that may go.
    pub(super) deletes: BTreeSet<String>,
    overwrites: bool,
    tenant: String,
    url: String,
    tenant_state: String,
    files_state: String,
    result_state: String,
    changes: Value,
    steps: Value,
}

impl SavedPlan {
    /// Reads the plan at `path`.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        let plan: Value = serde_json::from_str(&text).unwrap_or_default();
        let version = &plan["version"];
        if plan["changes"].is_array() && version != VERSION {
            let problem = format!(
                "expected a plan of version {VERSION} in `{}`, found version {version}",
                path.display()
            );
            return Err(
                Failure::refused(problem, "make a new one: `mosaic push --plan FILE`").into()
            );
        }
        Self::parse(&plan).ok_or_else(|| {
            let problem = format!("expected a plan in `{}`", path.display());
            Failure::new(problem, "`mosaic push --plan FILE` writes one").into()
        })
    }

    /// Returns the plan as text, described by `schemas/plan.schema.json`.
    fn to_text(&self) -> String {
        let plan = json!({
            "version": VERSION, "tenant": self.tenant, "url": self.url, "delete": self.deletes,
            "overwrite": self.overwrites, "tenant_state": self.tenant_state,
            "files_state": self.files_state, "result_state": self.result_state,
            "changes": self.changes, "steps": self.steps,
        });
        format!("{plan:#}\n")
    }

    fn parse(plan: &Value) -> Option<Self> {
        let text = |name: &str| plan[name].as_str().map(str::to_owned);
        let deletes = plan["delete"].as_array()?.iter();
        Some(Self {
            deletes: deletes.map(|name| name.as_str().map(str::to_owned)).collect::<Option<_>>()?,
            overwrites: plan["overwrite"].as_bool()?,
            tenant: text("tenant")?,
            url: text("url")?,
            tenant_state: text("tenant_state")?,
            files_state: text("files_state")?,
            result_state: text("result_state")?,
            changes: plan["changes"].clone(),
            steps: plan["steps"].clone(),
        })
    }

    /// Refuses the plan unless `now`, the same plan made anew, is the same, or has nothing left to do: it may
    /// be done twice.
    pub(super) fn check(&self, now: &Self) -> Result<()> {
        let is_done = [&now.tenant_state, &now.result_state] == [&self.result_state; 2];
        let parts = [
            ("is for another tenant", (&self.tenant, &self.url) == (&now.tenant, &now.url)),
            ("was made for other files", self.files_state == now.files_state),
            (
                "was made for another state of the tenant",
                self.tenant_state == now.tenant_state || is_done,
            ),
            (ELSE, self.result_state == now.result_state),
            (
                "lists something else than it does",
                (&self.changes, &self.steps) == (&now.changes, &now.steps) || is_done,
            ),
        ];
        let Some((problem, _)) = parts.into_iter().find(|(_, is_same)| !is_same) else {
            return Ok(());
        };
        let way_out = match problem {
            ELSE => "where nothing was pulled, `--base REVISION:PATH` says what both had in common",
            _ => "make a new one: `mosaic push --plan FILE`",
        };
        let problem = format!("the plan {problem}; nothing was written");
        Err(Failure::refused(problem, way_out).into())
    }
}

impl Push<'_> {
    /// Writes `proposal` to where `--plan` says, if it does: one in which nothing is to be done, too, for
    /// whoever applies it. Returns the files that are written.
    pub(super) fn put_on_paper(&self, proposal: &Proposal, rules: &Rules) -> Result<Vec<Step>> {
        let Some(path) = &self.arguments.plan else { return Ok(Vec::new()) };
        let step = Step::Write(path.clone(), self.saved(proposal, rules)?.to_text());
        step.take()?;
        self.terminal.say(&format!("wrote {}", self.shown(path)))?;
        Ok(vec![step])
    }

    /// Returns `proposal` as a plan on paper.
    pub(super) fn saved(&self, proposal: &Proposal, rules: &Rules) -> Result<SavedPlan> {
        let Kept { before, after, .. } = &proposal.kept;
        let changes = self.review(before, after, |review| {
            let changes = review.changes.iter().map(|reviewed| {
                json!({
                    "path": reviewed.change.path,
                    "kind": reviewed.change.kind.name(),
                    "verdict": reviewed.impact.verdict().name(),
                    "fingerprint": reviewed.fingerprint,
                })
            });
            Value::Array(changes.collect())
        });
        let steps = proposal
            .kept
            .steps(self.product())
            .iter()
            .map(|step| Value::from(step.to_string()))
            .collect();
        let files = common_ground(None, &self.project.inputs.sources, rules)?;
        Ok(SavedPlan {
            deletes: rules.deletes.clone(),
            overwrites: rules.without_base == WithoutBase::Overlay,
            tenant: self.name().to_owned(),
            url: self.remote.url(),
            tenant_state: before.state(),
            files_state: files.state(),
            result_state: after.state(),
            changes,
            steps,
        })
    }
}
