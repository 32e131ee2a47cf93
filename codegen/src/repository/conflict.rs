//! What the mapping says twice, or says of an end that is not there.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::repository::declared::{is_shipped, way_out};
use crate::repository::entry::{MappedType, Placement};
use crate::source::StorageMapping;
use crate::span::Location;

/// Returns where `entries`, which `mapping` consists of, contradict each other.
pub(super) fn between(entries: &[MappedType<'_>], mapping: &StorageMapping<'_>) -> Vec<Diagnostic> {
    let mut findings = types(entries);
    for entry in entries {
        findings.extend(attributes(entry));
        findings.extend(ends(mapping, entry));
    }
    findings
}

/// Returns the types with more than one entry.
fn types(entries: &[MappedType<'_>]) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, Location> = HashMap::new();
    let twice = entries.iter().filter_map(|entry| {
        let before = *first.entry(&entry.name).or_insert(entry.location);
        if before == entry.location {
            return None;
        }
        let message = format!("expected one entry for `{}`, found another", entry.name);
        let finding = Diagnostic::error("repo-type-twice", entry.location, message);
        Some(finding.at(&entry.name).related(before, "first here"))
    });
    twice.collect()
}

/// Returns the relationships of `entry` in an attribute that another one is in already.
fn attributes(entry: &MappedType<'_>) -> Vec<Diagnostic> {
    let mut taken: HashMap<Cow<'_, str>, (&str, Location)> = HashMap::new();
    let references = entry.properties.iter();
    let references = references.filter(|mapped| mapped.placement == Placement::Reference);
    let twice = references.filter_map(|mapped| {
        let attribute = mapped.attribute()?;
        let here = (&*mapped.name, mapped.location);
        let (other, before) = *taken.entry(attribute.clone()).or_insert(here);
        if before == mapped.location {
            return None;
        }
        let name = &mapped.name;
        let message = format!(
            "expected an attribute of its own for `{name}`, found `{attribute}` of `{other}`"
        );
        let finding = Diagnostic::error("repo-attribute-taken", mapped.location, message);
        let finding = finding.at(format!("{}.{name}", entry.name)).related(before, "taken here");
        Some(finding.with_hint("delete one through the schema API and make it anew there"))
    });
    twice.collect()
}

/// Returns the relationships of `entry` whose other end should hold them, and is not mapped.
fn ends(mapping: &StorageMapping<'_>, entry: &MappedType<'_>) -> Vec<Diagnostic> {
    let reverse = entry.properties.iter();
    let reverse = reverse.filter(|mapped| mapped.placement == Placement::Reverse);
    let lost = reverse.filter_map(|mapped| {
        let (owner, property) = mapped.other_end()?;
        let is_told = mapping.maps(&owner) || !is_shipped(&owner, &property); // of hidden types it is not
        if mapping.places(&owner, &property) || !is_told {
            return None;
        }
        let message =
            format!("expected an entry for `{owner}.{property}`, the other end, found none");
        let finding = Diagnostic::warning("repo-end-missing", mapped.location, message);
        let finding = finding.at(format!("{}.{}", entry.name, mapped.name));
        let own = "delete this end through the schema API and make both there";
        Some(finding.with_hint(way_out(&owner, &property, own)))
    });
    lost.collect()
}
