//! Patterns that values of a property must match, held against the values that `enum` lists.

use crate::catalog::{Catalog, ParameterKind};
use crate::javascript::{Match, Pattern, check_pattern};
use crate::json::Value;
use crate::model::{Keyword, Policy, Property, is_placeholder};
use crate::rules::{Findings, Site};

/// How many values are held against how many patterns; more takes its time, and shows no more.
const MOST_VALUES: usize = 100;
const MOST_PATTERNS: usize = 8;

/// Reports each value that `enum` lists and a pattern refuses.
pub(super) fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(enumeration) = &site.property.enumeration else {
        return;
    };
    let patterns = patterns(site.property, site.context().catalog);
    let values = enumeration.known().filter_map(|(_, value)| Some((value, value.as_str()?)));
    for (value, text) in values.take(MOST_VALUES) {
        let refuses = |(_, pattern): &&(Value<'_>, Pattern)| pattern.matches(&text) == Match::No;
        let Some((pattern, _)) = patterns.iter().find(refuses) else {
            continue;
        };
        let message =
            format!("expected what the pattern {} matches, found {}", pattern.raw(), value.raw());
        let _ = findings
            .report(value.span(), message)
            .related(site.owner.location(pattern.span()), "the pattern")
            .hint("every write of this value fails");
    }
}

/// Returns the patterns that every value must match, and where they stand.
///
/// What does not compile, `policy-regexp` and `pattern-invalid` report.
fn patterns<'a>(property: &Property<'a>, catalog: &Catalog) -> Vec<(Value<'a>, Pattern)> {
    let key = property.written(Keyword::Pattern).map(|value| (value, None));
    let policies = property.policies().filter_map(|policy| of_policy(policy, catalog));
    let found = key.into_iter().chain(policies).filter(|(value, _)| !is_placeholder(*value));
    let compiled = found.take(MOST_PATTERNS).filter_map(|(value, flags)| {
        let flags = flags.and_then(Value::as_str).unwrap_or_default();
        Some((value, check_pattern(&value.as_str()?, &flags).ok()?))
    });
    compiled.collect()
}

/// Returns the pattern of a policy, and its flags.
fn of_policy<'a>(policy: Policy<'a>, catalog: &Catalog) -> Option<(Value<'a>, Option<Value<'a>>)> {
    let shipped = catalog.policy(policy.id().get()?)?;
    let given = |kind| {
        let parameter = shipped.parameters.iter().find(|parameter| parameter.kind == kind)?;
        policy.params()?.get(parameter.name)
    };
    Some((given(ParameterKind::Pattern)?, given(ParameterKind::PatternFlags)))
}
