//! `required-null`: what is required is not null.

use crate::diagnostic::Level;
use crate::model::Property;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "required-null",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("required_null.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !property.listed_as_required || !property.nullable || property.is_read_only() {
        return;
    }
    if !site.is_custom() {
        return; // `default-prop-retyped` reports this one
    }
    let name = &property.name.value;
    let message =
        format!("expected a value of `{name}`, which is required, found that it may be null");
    let _ = findings
        .report(null(property), message)
        .hint("take `null` out of `type`, or the property out of `required`");
}

/// Returns where the word `null` stands in the type.
fn null(property: &Property<'_>) -> Span {
    let Some(value) = property.value.get("type") else { return property.name.span };
    let word = value.elements().find(|word| word.as_str().is_some_and(|word| word == "null"));
    word.unwrap_or(value).span()
}
