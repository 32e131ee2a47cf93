//! `required-default`: what is required has no default.

use crate::diagnostic::Level;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "required-default",
    group: Group::Correctness,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("required_default.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !property.listed_as_required || property.is_read_only() {
        return;
    }
    let Some(default) = property.default() else { return };
    if default.is_null() || is_placeholder(default) {
        return;
    }
    let name = &property.name.value;
    let message = format!("expected `{name}` to be required or to have a default, found both");
    let _ = findings
        .report(default.span(), message)
        .hint("a create without it gets the default, so that `required` never speaks");
}
