//! What the mapping tells nothing of, so that nobody can say whether it fits.

use crate::diagnostic::Diagnostic;
use crate::model::{Object, Property};
use crate::span::Location;

/// What the finding is called.
pub(super) const NAME: &str = "repo-relationship-untold";

/// How many relationships are named; the others are counted.
const NAMED: usize = 3;

/// Returns that the mapping tells of neither end of `relationships`, where there are any.
pub(super) fn relationships(relationships: &[(&Object<'_>, &Property<'_>)]) -> Option<Diagnostic> {
    let (object, property) = relationships.first()?;
    let path = |(object, property): &(&Object<'_>, &Property<'_>)| {
        format!("`{}.{}`", object.name.value, property.name.value)
    };
    let named: Vec<_> = relationships.iter().take(NAMED).map(path).collect();
    let more = match relationships.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = match relationships.len() {
        1 => format!("the mapping tells of neither end of a relationship: {}", named[0]),
        count => format!(
            "the mapping tells of neither end of {count} relationships: {}{more}",
            named.join(", ")
        ),
    };
    let location = Location { source: object.source(), span: property.name.span };
    let finding = Diagnostic::info(NAME, location, message);
    let finding = finding.at(format!("{}.{}", object.name.value, property.name.value));
    let way_out =
        "look at the mapping of a tenant that has them: without an entry they are kept slowly";
    Some(finding.with_hint(way_out))
}
