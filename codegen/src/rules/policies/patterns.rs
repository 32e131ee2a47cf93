//! Patterns that values of a property must match, held against the values that `enum` lists.

use crate::javascript::{Match, Pattern};
use crate::json::Value;
use crate::rules::{Findings, Site, pattern};

/// How many values are held against how many patterns; more takes its time, and shows no more.
const MOST_VALUES: usize = 100;
const MOST_PATTERNS: usize = 8;

/// Reports each value that `enum` lists and a pattern refuses.
///
/// What does not compile, `policy-regexp` and `pattern-invalid` report.
pub(super) fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(enumeration) = &site.property.enumeration else {
        return;
    };
    let patterns: Vec<_> = pattern::all(site).take(MOST_PATTERNS).collect();
    let values = enumeration.known().filter_map(|(_, value)| Some((value, value.as_str()?)));
    for (value, text) in values.take(MOST_VALUES) {
        let refuses = |(_, pattern): &&(Value<'_>, Pattern)| pattern.matches(&text) == Match::No;
        let Some((pattern, _)) = patterns.iter().find(refuses) else {
            continue;
        };
        let place = site.owner.location(pattern.span());
        let (pattern, found) = (pattern.excerpt(), value.excerpt());
        let message = format!("expected what the pattern {pattern} matches, found {found}");
        let _ = findings
            .report(value.span(), message)
            .related(place, "the pattern")
            .hint("every write of this value fails");
    }
}
