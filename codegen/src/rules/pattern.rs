//! The regular expressions that a property is held to.

use std::ops::Range;

use crate::catalog::{Catalog, ParameterKind};
use crate::json::Value;
use crate::model::{Keyword, Kind, Policy, Property, is_placeholder};
use crate::pattern::{Pattern, PatternFault, check_pattern};
use crate::rules::Site;
use crate::span::Span;

/// Returns `pattern` of a string, as written, and what it is to the server; nothing where it is empty,
/// left to a placeholder, or not looked at.
pub(super) fn of<'a>(
    property: &Property<'a>,
) -> Option<(Value<'a>, Result<Pattern, PatternFault>)> {
    let value = property.written(Keyword::Pattern)?;
    if !matches!(property.kind, Kind::String) || is_placeholder(value) {
        return None;
    }
    let text = value.as_str().filter(|text| !text.is_empty())?;
    Some((value, check_pattern(&text, "")))
}

/// Returns where the bytes `range` of the regular expression `value` are written; the whole of it
/// where there are none.
pub(super) fn span(value: Value<'_>, range: &Range<usize>) -> Span {
    let offsets = value.offsets().filter(|_| !range.is_empty());
    offsets.map_or(value.span(), |offsets| offsets.span(range))
}

/// Returns every regular expression that a text has to match to be a value of `site`, as far as the
/// server compiles it: `pattern`, and those of the policies.
pub(super) fn all<'a>(site: &Site<'_, 'a>) -> impl Iterator<Item = (Value<'a>, Pattern)> {
    let own = of(site.property).and_then(|(value, pattern)| Some((value, pattern.ok()?)));
    let catalog = site.context().catalog;
    let policies = site.property.policies();
    own.into_iter().chain(policies.filter_map(move |policy| of_policy(catalog, policy)))
}

/// Returns the regular expression that `policy` is given, if it takes one.
fn of_policy<'a>(catalog: &Catalog, policy: Policy<'a>) -> Option<(Value<'a>, Pattern)> {
    let known = catalog.policy(policy.id().text()?)?;
    let given = |kind| {
        let parameter = known.parameters.iter().find(|parameter| parameter.kind == kind)?;
        policy.params()?.get(parameter.name).filter(|value| !is_placeholder(*value))
    };
    let value = given(ParameterKind::Pattern)?;
    let flags = given(ParameterKind::PatternFlags).and_then(Value::as_str).unwrap_or_default();
    let pattern = check_pattern(&value.as_str()?, &flags).ok()?;
    Some((value, pattern))
}
