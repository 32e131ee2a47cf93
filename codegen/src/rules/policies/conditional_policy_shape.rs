//! `conditional-policy-shape`: a conditional policy has a condition, policies, and known dependencies.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::is_placeholder;
use crate::rules::policies::property_names::is_property;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "conditional-policy-shape",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("conditional_policy_shape.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = site.property.conditional_policies() else {
        return;
    };
    if list.is_null() || is_placeholder(list) {
        return;
    }
    if list.kind() != Kind::Array {
        let found = list.kind().describe();
        let message = format!("expected `conditionalPolicies` to be a list, found {found}");
        let _ = findings.report(list.span(), message).hint(SHAPE);
    }
    for entry in list.elements().filter(|entry| !is_placeholder(*entry)) {
        if entry.kind() != Kind::Object {
            let found = entry.kind().describe();
            let message = format!("expected a conditional policy to be an object, found {found}");
            let _ = findings.report(entry.span(), message).hint(SHAPE);
            continue;
        }
        check_member(entry, "condition", "a script with a `source`", is_script, findings);
        check_member(entry, "policies", "a list", |value| value.kind() == Kind::Array, findings);
        check_dependencies(site, entry, findings);
    }
}

const SHAPE: &str = "write `{ \"condition\": { \"type\": …, \"source\": … }, \"dependencies\": […], \
                     \"policies\": […] }`";

/// Reports the member `name` of `entry` where it is not as `expected`, which `is_sound` tells.
fn check_member(
    entry: Value<'_>,
    name: &str,
    expected: &str,
    is_sound: impl Fn(Value<'_>) -> bool,
    findings: &mut Findings<'_>,
) {
    let value = entry.get(name);
    if value.is_some_and(|value| is_placeholder(value) || is_sound(value)) {
        return;
    }
    let (found, span) = match value {
        Some(value) => (value.kind().describe(), value.span()),
        None => ("none", first_key(entry)),
    };
    let message = format!("expected `{name}` to be {expected}, found {found}");
    let _ = findings.report(span, message).hint(SHAPE);
}

/// Returns where the first key of `entry` stands or, where it has none, the whole of it.
fn first_key(entry: Value<'_>) -> Span {
    entry.members().next().map_or(entry.span(), |member| member.key.span())
}

fn is_script(value: Value<'_>) -> bool {
    let mut bodies = ["source", "file"].into_iter().filter_map(|name| value.get(name));
    bodies.any(|body| is_placeholder(body) || body.as_str().is_some())
}

fn check_dependencies(site: &Site<'_, '_>, entry: Value<'_>, findings: &mut Findings<'_>) {
    let Some(list) = entry.get("dependencies").filter(|list| !is_placeholder(*list)) else {
        return;
    };
    if !matches!(list.kind(), Kind::Array | Kind::Null) {
        let message =
            format!("expected `dependencies` to be a list, found {}", list.kind().describe());
        let _ = findings.report(list.span(), message).hint(SHAPE);
    }
    let object = site.object();
    for dependency in list.elements().filter(|dependency| !is_placeholder(*dependency)) {
        let Some(name) = dependency.as_str() else {
            let found = dependency.kind().describe();
            let message =
                format!("expected the name of a property in `dependencies`, found {found}");
            let _ = findings.report(dependency.span(), message).hint(SHAPE);
            continue;
        };
        if is_property(object, &name) {
            continue;
        }
        let known = object.properties().iter().map(|property| &*property.name.value);
        let hint = match findings.closest(&name, known) {
            Some(known) => format!("did you mean `{known}`? the condition is never asked"),
            None => "the condition is never asked: no object has such a property".to_owned(),
        };
        let message = format!("expected the name of a property in `dependencies`, found `{name}`");
        let _ = findings.report(dependency.span(), message).hint(hint);
    }
}
