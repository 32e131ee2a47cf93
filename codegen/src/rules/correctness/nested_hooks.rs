//! `nested-hooks`: scripts stand on the properties of a type.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "nested-hooks",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("nested_hooks.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_top_level() {
        for hook in site.property.hooks.iter().filter(|hook| !hook.script.value.is_null()) {
            report(&hook.name.value, hook.name.span, "a nested property", findings);
        }
    }
    let catalog = site.context().catalog;
    for items in Node::items(site.property) {
        for member in items.rest().filter(|member| !member.value.is_null()) {
            let name = member.key.name();
            if catalog.is_property_hook(&name) {
                report(&name, member.key.span(), "the elements of an array", findings);
            }
        }
    }
}

fn report(name: &str, span: Span, place: &str, findings: &mut Findings<'_>) {
    let message = format!("expected `{name}` on a property of the type, found it on {place}");
    let _ = findings.report(span, message).hint(
        "it never runs here: move the script to the property of the type that holds the value",
    );
}
