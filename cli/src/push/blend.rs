//! What a tenant is to have: what it has, with what the files changed since both were the same.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy;
use mosaic_codegen::diff::Side;
use mosaic_codegen::merge::{Merged, Options, Removals, WithoutBase, merge};
use mosaic_codegen::source::Sources;

use crate::push::{Conflict, Snapshot};
use crate::server_file::expect_none_taken_for_ours;

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
    pub(crate) staying: Vec<String>,
    /// What the files have as it was in common, and the tenant has no more, so that it is not brought back:
    /// types, and paths of properties.
    pub(crate) absent: Vec<String>,
}

/// Returns what the tenant is to have by the `files`, where `base` is what both had in common.
///
/// # Errors
///
/// If one of the texts cannot be read, or a script is in a file here that the tenant has one of its own by the
/// name of.
pub(crate) fn blend(
    base: Option<&Snapshot>,
    tenant: &Snapshot,
    files: &Sources,
    rules: &Rules,
) -> Result<Blend> {
    let tenant = match base {
        Some(base) if !rules.deletes.is_empty() => &with_ends(base, tenant, rules)?,
        _ => tenant,
    };
    Side::read(files, rules.product, |theirs| {
        tenant.read(rules.product, |ours| match base {
            Some(base) => base.read(rules.product, |base| {
                let sides = Sides { base: Some(base), ours, theirs };
                sides.blend(tenant, rules)
            }),
            None => Sides { base: None, ours, theirs }.blend(tenant, rules),
        })
    })
}

/// Returns what the tenant has with the ends of relationships that the types that may go have lost already.
fn with_ends(base: &Snapshot, tenant: &Snapshot, rules: &Rules) -> Result<Snapshot> {
    let Rules { product, deletes, .. } = rules;
    let text = base.read(*product, |base| {
        tenant.read(*product, |tenant| deploy::with_ends(base, tenant, deletes, *product))
    });
    Ok(tenant.with_text(text.context("cannot edit what the tenant has")?))
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
        expect_none_taken_for_ours(ours, theirs)?;
        let merged = merge(base, ours, theirs, &rules.options(rules.without_base))
            .context("cannot compare the files with the tenant")?;
        Ok(Blend {
            after: edited(tenant, &merged),
            conflicts: conflicts(&merged),
            staying: self.staying(rules),
            absent: self.absent(),
        })
    }

    /// Returns the types and properties that both had in common, that the files have still, and that the
    /// tenant has no more. Where the files changed one, that is a conflict.
    fn absent(self) -> Vec<String> {
        let Some(base) = self.base else { return Vec::new() };
        let mut absent = Vec::new();
        for object in &base.model.objects {
            let name = &*object.name.value;
            let Some(here) = self.theirs.model.object(name) else { continue };
            let Some(there) = self.ours.model.object(name) else {
                absent.push(name.to_owned());
                continue;
            };
            let names = object.properties().iter().map(|property| &*property.name.value);
            let gone = names.filter(|property| {
                here.property(property).is_some() && there.property(property).is_none()
            });
            absent.extend(gone.map(|property| format!("{name}.{property}")));
        }
        absent
    }

    /// Returns the types that both had in common, that the files lack now, and that nobody named.
    fn staying(self, rules: &Rules) -> Vec<String> {
        let Some(base) = self.base else { return Vec::new() };
        let names = self.ours.model.objects.iter().map(|object| &*object.name.value);
        let staying = names.filter(|name| {
            base.model.object(name).is_some()
                && self.theirs.model.object(name).is_none()
                && !rules.deletes.contains(*name)
        });
        staying.map(str::to_owned).collect()
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
    let empty = no_ground();
    let begun = base.unwrap_or(&empty);
    Side::read(files, rules.product, |theirs| {
        begun.read(rules.product, |ours| {
            let merged = merge(None, ours, theirs, &rules.options(WithoutBase::Replace))
                .context("cannot compare the files with what was pulled")?;
            Ok(edited(begun, &merged))
        })
    })
}

/// Returns what two who never met have in common.
pub(crate) fn no_ground() -> Snapshot {
    Snapshot::new("base", EMPTY)
}

/// Returns `snapshot` as `merged` has it.
fn edited(snapshot: &Snapshot, merged: &Merged<'_>) -> Snapshot {
    match merged.texts.values().next() {
        Some(text) => snapshot.with_text(text.as_str()),
        None => snapshot.clone(),
    }
}

fn conflicts(merged: &Merged<'_>) -> Vec<Conflict> {
    let conflicts = merged.conflicts.iter().map(|conflict| {
        let texts = (conflict.our_text.as_deref(), conflict.their_text.as_deref());
        Conflict::new(&conflict.path, texts.0, texts.1)
    });
    conflicts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(properties: &str) -> String {
        format!(r#"{{"objects":[{{"name":"loan","schema":{{"properties":{{{properties}}}}}}}]}}"#)
    }

    fn rules() -> Rules {
        let without_base = WithoutBase::Conflict;
        Rules { product: Product::Aic, deletes: BTreeSet::new(), without_base }
    }

    fn files(text: &str) -> Sources {
        Snapshot::new("managed.json", text).sources().clone()
    }

    #[test]
    fn what_others_added_stays_in_the_next_push_too() {
        let (title, isbn, date) = (r#""title":{}"#, r#""isbn":{}"#, r#""date":{}"#);
        let base = Snapshot::new("", body(title));
        let tenant = Snapshot::new("", body(&format!("{title},{isbn}")));
        let files = files(&body(&format!("{title},{date}")));
        let once = blend(Some(&base), &tenant, &files, &rules()).unwrap();
        assert!(once.after.text().contains("isbn") && once.after.text().contains("date"));
        let base = common_ground(Some(&base), &files, &rules()).unwrap();
        assert!(!base.text().contains("isbn"), "the files never had it");
        let again = blend(Some(&base), &once.after, &files, &rules()).unwrap();
        assert_eq!(again.after.text(), once.after.text());
        assert!(again.conflicts.is_empty());
    }

    #[test]
    fn both_values_of_a_conflict_are_shown_but_for_secrets() {
        let value = |text: &str| body(&format!(r#""tier":{{"default":{text}}}"#));
        let shown = |text: &str| {
            let base = Snapshot::new("", value("0"));
            let tenant = Snapshot::new("", value(text));
            let blended = blend(Some(&base), &tenant, &files(&value("2")), &rules()).unwrap();
            let [conflict] = &blended.conflicts[..] else { panic!("{:?}", blended.conflicts) };
            assert_eq!(conflict.path, "loan.tier");
            assert!(conflict.sides()[1].contains('2'));
            conflict.tenant.clone().unwrap_or_default()
        };
        assert_eq!(shown("1"), r#"{"default":1}"#);
        assert_eq!(shown(r#"{"$crypto": "hunter2"}"#), "(encrypted)");
        assert!(shown(&format!("\"{}\"", "x".repeat(1_000))).ends_with('…'));
    }

    #[test]
    fn a_type_that_the_files_lack_stays_until_it_is_named() {
        let both = r#"{"objects":[{"name":"loan"},{"name":"reader"}]}"#;
        let (both, files) = (Snapshot::new("", both), files(r#"{"objects":[{"name":"loan"}]}"#));
        let kept = blend(Some(&both), &both, &files, &rules()).unwrap();
        assert_eq!((kept.after.text(), kept.staying), (both.text(), vec!["reader".to_owned()]));
        let named = Rules { deletes: ["reader".to_owned()].into(), ..rules() };
        let deleted = blend(Some(&both), &both, &files, &named).unwrap();
        assert!(!deleted.after.text().contains("reader") && deleted.staying.is_empty());
        let base = common_ground(Some(&both), &files, &named).unwrap();
        assert!(!base.text().contains("reader"));
    }
}
