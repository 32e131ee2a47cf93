//! `rel-repo-map`: a relationship of one's own has its place in the directory.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Product};
use crate::diagnostic::Level;
use crate::model::{Model, Object, Property, Relationship};
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::source::{Documents, StorageMapping};

/// What the rule is called.
pub(crate) const NAME: &str = "rel-repo-map";

pub(super) static RULE: Rule = Rule {
    name: NAME,
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_repo_map.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    if context.product() != Product::Aic {
        return;
    }
    let Some(mapping) = context.documents.storage_mapping() else { return };
    for (object, property) in unplaced(context.model, context.documents, &mapping) {
        report(findings, object, property);
    }
}

/// Returns the relationships that nobody ships and that `mapping` should tell of, each at one end.
pub(crate) fn unplaced<'m, 'a>(
    model: &'m Model<'a>,
    documents: &Documents<'_>,
    mapping: &StorageMapping<'_>,
) -> Vec<(&'m Object<'a>, &'m Property<'a>)> {
    let (mut reported, mut unplaced) = (BTreeSet::new(), Vec::new());
    for object in model.objects.iter().filter(|object| documents.is_intact(object.source())) {
        let owner = &*object.name.value;
        let shipped = Catalog::embedded().managed_type(owner);
        for property in object.properties() {
            let name = &*property.name.value;
            let Some(relationship) = property.relationship() else { continue };
            let is_shipped = shipped.is_some_and(|shipped| shipped.property(name).is_some());
            if is_shipped || !is_out_of_place(mapping, object, property, relationship) {
                continue;
            }
            reported.insert((owner, name));
            if !is_reported_at_other_end(&reported, relationship) {
                unplaced.push((object, property));
            }
        }
    }
    unplaced
}

/// Returns what is wrong with the relationship called `name` that has no place.
pub(crate) fn message(name: &str) -> String {
    format!("expected a place for `{name}` in the storage mapping, found none")
}

/// The way to a place.
pub(crate) const WAY_OUT: &str =
    "make it through the schema API, which reserves an attribute of the directory for it";

/// Returns whether the relationship was reported at its other end, which is the same one.
fn is_reported_at_other_end(
    reported: &BTreeSet<(&str, &str)>,
    relationship: &Relationship<'_>,
) -> bool {
    let reverse = relationship.reverse_property_name();
    let Some(reverse) = reverse.text() else { return false };
    let mut paths = relationship.targets.iter().filter_map(|target| target.path.get());
    paths.any(|path| {
        let target = path.strip_prefix("managed/");
        target.is_some_and(|target| reported.contains(&(target, reverse)))
    })
}

/// Returns whether the mapping tells of a type at either end, but of the relationship at none.
fn is_out_of_place(
    mapping: &StorageMapping<'_>,
    object: &Object<'_>,
    property: &Property<'_>,
    relationship: &Relationship<'_>,
) -> bool {
    let owner = &object.name.value;
    if mapping.places(owner, &property.name.value) {
        return false;
    }
    let reverse = relationship.reverse_property_name();
    let mut is_mapped = mapping.maps(owner);
    for path in relationship.targets.iter().filter_map(|target| target.path.get()) {
        let Some(target) = path.strip_prefix("managed/") else { continue };
        if reverse.text().is_some_and(|reverse| mapping.places(target, reverse)) {
            return false;
        }
        is_mapped |= mapping.maps(target);
    }
    is_mapped
}

fn report(findings: &mut Findings<'_>, object: &Object<'_>, property: &Property<'_>) {
    let (owner, name) = (&object.name.value, &property.name);
    let _ = findings
        .report_in(object.source(), name.span, message(&name.value))
        .at(format!("{owner}.{}", name.value))
        .hint(WAY_OUT);
}
