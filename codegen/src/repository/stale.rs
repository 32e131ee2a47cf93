//! What the mapping knows and a configuration does not declare any more.

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::repository::declared::{DeclaredType, is_shipped};
use crate::repository::entry::{MappedType, Placement};
use crate::source::Coverage;

/// Returns that the type of `entry` is gone, where `model` has every type of the tenant.
pub(super) fn managed_type(entry: &MappedType<'_>, model: &Model<'_>) -> Option<Diagnostic> {
    let (catalog, name) = (Catalog::embedded(), &entry.name);
    let is_vendors = catalog.managed_type(name).is_some() || catalog.is_hidden_type(name);
    if is_vendors || model.coverage != Coverage::Whole {
        return None;
    }
    let message = format!("expected the type `{name}`, which has an entry, found none");
    let finding = Diagnostic::warning("repo-type-gone", entry.location, message).at(name);
    Some(finding.with_hint("its records may still be there: make sure that nobody needs them"))
}

/// Returns the entries of properties that the type does not declare, and that are not the vendor's.
pub(super) fn properties<'e>(
    entry: &'e MappedType<'_>,
    declared: &'e DeclaredType<'_>,
) -> impl Iterator<Item = Diagnostic> + 'e {
    let gone = entry.properties.iter().filter(|mapped| {
        declared.property(&mapped.name).is_none() && !is_shipped(&entry.name, &mapped.name)
    });
    gone.map(|mapped| {
        let (rule, what) = match mapped.placement {
            Placement::Value => ("repo-property-gone", "property"),
            Placement::Reference | Placement::Reverse => ("repo-relationship-gone", "relationship"),
        };
        let message =
            format!("expected the {what} `{}`, which has an entry, found none", mapped.name);
        let path = format!("{}.{}", entry.name, mapped.name);
        Diagnostic::warning(rule, mapped.location, message).at(path).with_hint(
            "delete it through the schema API, which frees the attribute, or declare it again",
        )
    })
}
