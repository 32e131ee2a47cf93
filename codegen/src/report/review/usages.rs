//! Where a change is felt in the configuration around the schema, in a few lines.

use crate::report::harmless;
use crate::report::review::places::SidePlaces;
use crate::review::Reviewed;
use crate::usage::{Certainty, Usage};

/// How many places of a change are shown.
pub(super) const SHOWN: usize = 5;

/// Returns a line for each of the first places that name what changes, and one that counts the others.
pub(super) fn lines(places: &SidePlaces<'_>, reviewed: &Reviewed<'_>) -> Vec<String> {
    let usages = &reviewed.usages;
    let shown = usages.places.iter().take(SHOWN);
    let mut lines: Vec<_> = shown.filter_map(|usage| line(places, usage)).collect();
    let more = usages.places.len().saturating_sub(SHOWN) + usages.more;
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    lines
}

fn line(places: &SidePlaces<'_>, usage: &Usage) -> Option<String> {
    let place = places.of_usage(usage)?;
    let (line, column) = (place.start.line, place.start.column);
    let name = harmless(&place.source.name);
    Some(format!("{name}:{line}:{column} {}", label(usage)))
}

/// Returns what a place does with the name: `access of mail (mapping)`.
pub(super) fn label(usage: &Usage) -> String {
    let (how, category) = (usage.how.name(), usage.category.name());
    let name = harmless(&usage.name);
    let doubt = match usage.certainty {
        Certainty::Certain => "",
        Certainty::Possible => ", possibly of another type",
    };
    format!("{how} of {name} ({category}{doubt})")
}
