//! `enum-member-type`: an allowed value has the type of its property.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Keyword, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-member-type",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enum_member_type.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if !node.kind().is_enumerable() {
            continue; // `enum-unsupported-type` and `enum-array-placement` report the others
        }
        let Some(list) = node.written(Keyword::Enum) else { continue };
        if list.is_null() || is_placeholder(list) {
            continue; // `enum-null` reports the former
        }
        if list.kind() != Kind::Array {
            let found = list.kind().describe();
            let _ = findings
                .report(list.span(), format!("expected `enum` to be an array, found {found}"))
                .hint("list the values that are allowed");
            continue;
        }
        let Some(expected) = node.kind().json() else { continue };
        for value in list.elements().filter(|value| value.kind() != expected) {
            if value.is_null() || is_placeholder(value) {
                continue; // `enum-null` reports the former
            }
            let message =
                format!("expected {} in `enum`, found {}", expected.describe(), value.excerpt());
            let _ = findings
                .report(value.span(), message)
                .hint("no value of the property is ever equal to it");
        }
    }
}
