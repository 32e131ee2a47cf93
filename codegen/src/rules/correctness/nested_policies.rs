//! `nested-policies`: policies stand on the properties of a type.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::Keyword;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "nested-policies",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("nested_policies.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property).skip(usize::from(site.is_top_level())) {
        if node.written(Keyword::Policies).is_none_or(Value::is_empty) {
            continue;
        }
        let Some(key) = node.key(Keyword::Policies) else { continue };
        let place = match node {
            Node::Property(_) => "a nested property",
            Node::Items(_) => "the elements of an array",
        };
        let message =
            format!("expected `policies` on a property of the type, found them on {place}");
        let _ = findings.report(key.span(), message).hint(
            "they never run here: check the value in the type's `onValidate`, or remove them",
        );
    }
}
