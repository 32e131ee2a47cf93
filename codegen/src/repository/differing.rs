//! What both declare, and not alike.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Kind, Property, Relationship, Target};
use crate::repository::declared::{DeclaredType, way_out};
use crate::repository::entry::{MappedProperty, MappedType, Placement};
use crate::repository::missing::finding;

/// The way to an entry that says what is declared.
const MADE_ANEW: &str = "remove the property through the schema API first, and make it anew";

/// Returns where `declared` is otherwise than its `entry` says.
pub(super) fn properties(entry: &MappedType<'_>, declared: &DeclaredType<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for mapped in &entry.properties {
        let Some(property) = declared.property(&mapped.name) else { continue };
        let differing = match (mapped.placement, property.relationship()) {
            (Placement::Value, None) => Vec::new(),
            (Placement::Value, Some(_)) => vec![kind("a value", "a relationship")],
            (_, None) => vec![kind("a relationship", "a value")],
            (_, Some(relationship)) => {
                let parts = [other_end(mapped, relationship), cardinality(mapped, property)];
                parts.into_iter().flatten().collect()
            }
        };
        let name = &property.name.value;
        let way_out = way_out(&entry.name, name, MADE_ANEW);
        findings.extend(differing.into_iter().map(|Differing { rule, expected, found }| {
            let message =
                format!("expected `{name}` to be {expected}, as it is mapped, found {found}");
            let finding = finding(rule, declared.object, property, message);
            let finding = finding.with_level(Level::Error).with_hint(way_out);
            finding.related(mapped.location, "mapped here")
        }));
    }
    findings
}

/// What the mapping says, and what is declared.
struct Differing {
    rule: &'static str,
    expected: String,
    found: String,
}

/// Returns that a value became a relationship, or a relationship a value.
fn kind(expected: &str, found: &str) -> Differing {
    let rule = "repo-kind-differs";
    Differing { rule, expected: expected.to_owned(), found: found.to_owned() }
}

/// Returns that `relationship` leads elsewhere than `mapped` says.
///
/// An entry names one type where a relationship may lead to several: then any of them will do.
fn other_end(mapped: &MappedProperty<'_>, relationship: &Relationship<'_>) -> Option<Differing> {
    let rule = "repo-target-differs";
    let wanted = mapped.resource_path()?;
    let paths: Option<Vec<_>> = relationship.targets.iter().map(Target::known_path).collect();
    let paths = paths.filter(|paths| !paths.is_empty())?;
    if !paths.contains(&&*wanted) {
        let expected = format!("a relationship to `{wanted}`");
        return Some(Differing {
            rule,
            expected,
            found: format!("one to `{}`", paths.join("`, `")),
        });
    }
    let (wanted, declared) = (mapped.reverse()?, relationship.named_reverse()?);
    (wanted != declared).then(|| {
        let (expected, found) =
            (format!("the other end of `{wanted}`"), format!("that of `{declared}`"));
        Differing { rule, expected, found }
    })
}

/// Returns that `property` leads to one where `mapped` says several, or the other way round.
fn cardinality(mapped: &MappedProperty<'_>, property: &Property<'_>) -> Option<Differing> {
    let is_list = matches!(property.kind, Kind::Array(_));
    let told = |is_list| if is_list { "an array" } else { "a single one" };
    let expected = mapped.is_multi_valued()?;
    (expected != is_list).then(|| Differing {
        rule: "repo-cardinality-differs",
        expected: told(expected).to_owned(),
        found: told(is_list).to_owned(),
    })
}
