//! What a configuration declares and the mapping does not know.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Object, Property, Storage};
use crate::repository::declared::{DeclaredType, OF_THE_VENDOR};
use crate::repository::entry::{Grouping, MappedType};
use crate::rules::relationships::rel_repo_map::{self, Unplaced};
use crate::span::Location;

/// Returns the relationships without a place: what the rule `rel-repo-map` finds of one's own, and those
/// that the vendor ships.
pub(super) fn relationships(unplaced: &Unplaced<'_, '_>) -> Vec<Diagnostic> {
    let find = |rule, way_out: &'static str| {
        move |(object, property): &(&Object<'_>, &Property<'_>)| {
            let message = rel_repo_map::message(&property.name.value);
            finding(rule, object, property, message).with_hint(way_out)
        }
    };
    let own = unplaced.lacking.iter().map(find(rel_repo_map::NAME, rel_repo_map::WAY_OUT));
    let shipped = unplaced.shipped.iter().map(find("repo-relationship-missing", OF_THE_VENDOR));
    own.chain(shipped).collect()
}

/// Returns the properties that `entry` should have and has not: extension slots, which are kept in an
/// attribute of their own or without an index, and everything where nothing else is kept at all.
pub(super) fn properties(entry: &MappedType<'_>, declared: &DeclaredType<'_>) -> Vec<Diagnostic> {
    let mapped: HashSet<_> = entry.properties.iter().map(|property| &*property.name).collect();
    let object = declared.object;
    let unmapped = object.properties().iter();
    let unmapped = unmapped.filter(|property| !mapped.contains(&*property.name.value));
    let findings = unmapped.filter_map(|property| {
        let name = &property.name.value;
        if entry.grouping == Grouping::Explicit {
            let message = format!("expected an attribute for `{name}`, found none");
            let hint = "its type is mapped property by property: nothing else of it is kept";
            let finding = finding("repo-property-missing", object, property, message);
            return Some(finding.with_level(Level::Error).with_hint(hint));
        }
        let is_slot = matches!(property.storage, Storage::Slot(_));
        is_slot.then(|| {
            let message = format!("expected an attribute for the slot `{name}`, found none");
            let hint = "install the feature that the slot comes with, or remove it from the schema";
            finding("repo-slot-missing", object, property, message).with_hint(hint)
        })
    });
    findings.collect()
}

pub(super) fn finding(
    rule: &'static str,
    object: &Object<'_>,
    property: &Property<'_>,
    message: String,
) -> Diagnostic {
    let location = Location { source: object.source(), span: property.name.span };
    let path = format!("{}.{}", object.name.value, property.name.value);
    Diagnostic::warning(rule, location, message).at(path)
}
