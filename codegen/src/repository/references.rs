//! How many attributes are left that relationships of one's own are kept in.

use std::collections::HashSet;

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::repository::entry::{MappedProperty, MappedType, Placement};

/// Returns how many attributes the type of `entry` has left, where it uses some.
///
/// What is declared no more counts too: its entry keeps the attribute.
pub(super) fn left(entry: &MappedType<'_>) -> Option<Diagnostic> {
    let catalog = Catalog::embedded();
    let limit = catalog.custom_relationship_limit()?;
    let references = entry.properties.iter();
    let references = references.filter(|mapped| mapped.placement == Placement::Reference);
    let used: HashSet<_> = references
        .filter_map(MappedProperty::attribute)
        .filter(|attribute| catalog.is_reference_attribute(attribute))
        .collect();
    if used.is_empty() {
        return None;
    }
    let (name, count) = (&entry.name, limit.saturating_sub(used.len()));
    let message =
        format!("`{name}` has {count} of {limit} attributes left for relationships of your own");
    let finding = Diagnostic::info("repo-attributes-left", entry.location, message).at(name);
    Some(match count {
        0 => finding.with_hint("delete a relationship through the schema API to make room"),
        _ => finding,
    })
}
