//! What a tenant is to have: what it has, with what the files changed since both were the same.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::{Side, Written};
use mosaic_codegen::merge::{Merged, Options, Removals, WithoutBase, merge};
use mosaic_codegen::model;
use mosaic_codegen::report::harmless;
use mosaic_codegen::source::{Documents, Sources};

use crate::push::Snapshot;

/// A configuration without a type.
const EMPTY: &str = "{\n  \"objects\": []\n}\n";

/// By which rules the files are brought to a tenant.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    /// The product that the tenant is.
    pub(crate) product: Product,
    /// The types that may go.
    pub(crate) deletes: BTreeSet<String>,
    /// What becomes of differences while nobody knows who is behind: nothing was pulled yet.
    pub(crate) without_base: WithoutBase,
}

impl Rules {
    fn options(&self, without_base: WithoutBase) -> Options {
        let removals = Removals::Named(self.deletes.clone());
        Options { removals, without_base, ..Options::default() }
    }
}

/// What a tenant is to have.
#[derive(Debug)]
pub(crate) struct Blend {
    /// The whole configuration, in the text of the tenant.
    pub(crate) after: Snapshot,
    /// What was changed on both sides, and not to the same.
    pub(crate) conflicts: Vec<Conflict>,
    /// The types that the files lack and that stay, for nobody named them.
    pub(crate) kept: Vec<String>,
}

/// Something that was changed on both sides, and not to the same.
#[derive(Debug)]
pub(crate) struct Conflict {
    /// The semantic path.
    pub(crate) path: String,
    /// What the tenant has, on one line.
    pub(crate) tenant: String,
    /// What the files have, on one line.
    pub(crate) files: String,
}

/// Returns what the tenant is to have by the `files`, where `base` is what both had in common.
///
/// # Errors
///
/// If one of the texts cannot be read.
pub(crate) fn blend(
    base: Option<&Snapshot>,
    tenant: &Snapshot,
    files: &Sources,
    rules: &Rules,
) -> Result<Blend> {
    with_files(files, rules.product, |theirs| {
        tenant.read(rules.product, |ours| match base {
            Some(base) => base.read(rules.product, |base| {
                let sides = Sides { base: Some(base), ours, theirs };
                sides.blend(tenant, rules)
            }),
            None => Sides { base: None, ours, theirs }.blend(tenant, rules),
        })
    })
}

/// What is merged.
#[derive(Clone, Copy)]
struct Sides<'m> {
    base: Option<Side<'m>>,
    ours: Side<'m>,
    theirs: Side<'m>,
}

impl Sides<'_> {
    fn blend(self, tenant: &Snapshot, rules: &Rules) -> Result<Blend> {
        let Self { base, ours, theirs } = self;
        let merged = merge(base, ours, theirs, &rules.options(rules.without_base))
            .context("cannot compare the files with the tenant")?;
        Ok(Blend {
            after: edited(tenant, &merged),
            conflicts: conflicts(&merged),
            kept: self.kept(rules),
        })
    }

    /// Returns the types that both had in common, that the files lack now, and that nobody named.
    fn kept(self, rules: &Rules) -> Vec<String> {
        let Some(base) = self.base else { return Vec::new() };
        let names = self.ours.model.objects.iter().map(|object| &*object.name.value);
        let kept = names.filter(|name| {
            base.model.object(name).is_some()
                && self.theirs.model.object(name).is_none()
                && !rules.deletes.contains(*name)
        });
        kept.map(str::to_owned).collect()
    }
}

/// Returns what the files and the tenant have in common once the files are there: what the files say, and
/// the types of `base` that they lack and that stay.
///
/// It is not what the tenant has: whatever others added there would look as if the files had removed it.
///
/// # Errors
///
/// If one of the texts cannot be read.
pub(crate) fn common_ground(
    base: Option<&Snapshot>,
    files: &Sources,
    rules: &Rules,
) -> Result<Snapshot> {
    let empty = Snapshot::new("", EMPTY);
    let begun = base.unwrap_or(&empty);
    with_files(files, rules.product, |theirs| {
        begun.read(rules.product, |ours| {
            let merged = merge(None, ours, theirs, &rules.options(WithoutBase::Replace))
                .context("cannot compare the files with what was pulled")?;
            Ok(edited(begun, &merged))
        })
    })
}

/// Calls `ask` with the files as a side of a comparison.
fn with_files<T>(files: &Sources, product: Product, ask: impl FnOnce(Side<'_>) -> T) -> T {
    let (documents, _) = Documents::parse(files);
    let (model, _) = model::lower(&documents, product);
    ask(Side { documents: &documents, model: &model })
}

/// Returns `snapshot` as `merged` has it.
fn edited(snapshot: &Snapshot, merged: &Merged<'_>) -> Snapshot {
    match merged.texts.values().next() {
        Some(text) => snapshot.with_text(text.as_str()),
        None => snapshot.clone(),
    }
}

fn conflicts(merged: &Merged<'_>) -> Vec<Conflict> {
    let conflicts = merged.conflicts.iter().map(|conflict| Conflict {
        path: conflict.path.clone(),
        tenant: line(conflict.ours),
        files: line(conflict.theirs),
    });
    conflicts.collect()
}

/// Returns what is written, on one line that a terminal may show.
fn line(written: Option<Written<'_>>) -> String {
    let value = written.and_then(|written| written.value);
    let text = value.map_or("(not there)", |value| value.raw());
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
