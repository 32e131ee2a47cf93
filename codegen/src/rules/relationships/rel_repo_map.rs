//! `rel-repo-map`: a relationship of one's own has its place in the directory.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Product};
use crate::diagnostic::Level;
use crate::model::{Model, Object, Property, Relationship, Target};
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
    for (object, property) in Unplaced::of(context.model, context.documents, &mapping).lacking {
        report(findings, object, property);
    }
}

/// The relationships that a mapping does not place, each at one end.
#[derive(Default)]
pub(crate) struct Unplaced<'m, 'a> {
    /// Those of one's own of which the mapping should tell: it does of a type at one of their ends.
    pub(crate) lacking: Vec<(&'m Object<'a>, &'m Property<'a>)>,
    /// Those that the vendor ships, and of which it should tell.
    pub(crate) shipped: Vec<(&'m Object<'a>, &'m Property<'a>)>,
    /// Those of one's own of which it may not know: it tells of neither type.
    pub(crate) untold: Vec<(&'m Object<'a>, &'m Property<'a>)>,
}

impl<'m, 'a> Unplaced<'m, 'a> {
    /// Returns the relationships of `model` that `mapping` does not place.
    pub(crate) fn of(
        model: &'m Model<'a>,
        documents: &Documents<'_>,
        mapping: &StorageMapping<'_>,
    ) -> Self {
        let (mut reported, mut unplaced) = (BTreeSet::new(), Self::default());
        for object in model.objects.iter().filter(|object| documents.is_intact(object.source())) {
            let owner = &*object.name.value;
            let shipped = Catalog::embedded().managed_type(owner);
            for property in object.properties() {
                let name = &*property.name.value;
                let Some(relationship) = property.relationship() else { continue };
                let is_shipped = shipped.is_some_and(|shipped| shipped.property(name).is_some());
                let list = match standing(mapping, object, property, relationship) {
                    Standing::Lacking if is_shipped => &mut unplaced.shipped,
                    Standing::Lacking => &mut unplaced.lacking,
                    Standing::Untold if !is_shipped => &mut unplaced.untold,
                    Standing::Placed | Standing::Untold => continue,
                };
                reported.insert((owner, name));
                if !is_reported_at_other_end(&reported, relationship) {
                    list.push((object, property));
                }
            }
        }
        unplaced
    }
}

/// What a mapping says of a relationship.
enum Standing {
    /// Where it is kept.
    Placed,
    /// Nothing, though it tells of a type at one of its ends.
    Lacking,
    /// Nothing, as of the types at its ends.
    Untold,
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
    let mut targets = relationship.targets.iter().filter_map(Target::type_name);
    targets.any(|target| reported.contains(&(target, reverse)))
}

/// Returns what `mapping` says of the relationship that `property` of `object` is.
fn standing(
    mapping: &StorageMapping<'_>,
    object: &Object<'_>,
    property: &Property<'_>,
    relationship: &Relationship<'_>,
) -> Standing {
    let owner = &object.name.value;
    if mapping.places(owner, &property.name.value) {
        return Standing::Placed;
    }
    let reverse = relationship.reverse_property_name();
    let mut is_mapped = mapping.maps(owner);
    for target in relationship.targets.iter().filter_map(Target::type_name) {
        if reverse.text().is_some_and(|reverse| mapping.places(target, reverse)) {
            return Standing::Placed;
        }
        is_mapped |= mapping.maps(target);
    }
    if is_mapped { Standing::Lacking } else { Standing::Untold }
}

fn report(findings: &mut Findings<'_>, object: &Object<'_>, property: &Property<'_>) {
    let (owner, name) = (&object.name.value, &property.name);
    let _ = findings
        .report_in(object.source(), name.span, message(&name.value))
        .at(format!("{owner}.{}", name.value))
        .hint(WAY_OUT);
}
