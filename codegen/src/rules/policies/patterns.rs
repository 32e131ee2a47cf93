//! Patterns that values of a property must match, held against the values that `enum` lists.

use crate::json::Value;
use crate::pattern::{Match, Pattern};
use crate::rules::policies::policy_contradiction::effect;
use crate::rules::{Findings, Site, pattern};

/// How many values are held against how many patterns; more takes its time, and shows no more.
const MOST_VALUES: usize = 100;
const MOST_PATTERNS: usize = 8;

/// Reports each pattern that refuses a value that `enum` lists, once.
///
/// What does not compile, `policy-regexp` and `pattern-invalid` report.
pub(super) fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(enumeration) = &site.property.enumeration else {
        return;
    };
    let patterns: Vec<_> = pattern::all(site).take(MOST_PATTERNS).collect();
    let values = enumeration.known().filter_map(|(_, value)| Some((value, value.as_str()?)));
    let mut found: Vec<Vec<Value<'_>>> = vec![Vec::new(); patterns.len()];
    for (value, text) in values.take(MOST_VALUES) {
        let refuses = |(_, pattern): &(_, Pattern)| pattern.matches(&text) == Match::No;
        if let Some(position) = patterns.iter().position(refuses) {
            found[position].push(value);
        }
    }
    for ((pattern, _), values) in patterns.iter().zip(found) {
        let Some((first, others)) = values.split_first() else {
            continue;
        };
        let place = site.owner.location(pattern.span());
        let (pattern, found) = (pattern.excerpt(), first.excerpt());
        let message = format!("expected what the pattern {pattern} matches, found {found}");
        let _ = findings
            .report(first.span(), message)
            .related(place, "the pattern")
            .hint(effect(others.len()));
    }
}
