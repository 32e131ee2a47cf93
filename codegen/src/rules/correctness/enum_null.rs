//! `enum-null`: null is no allowed value.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value};
use crate::model::Keyword;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-null",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("enum_null.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        let Some(list) = node.written(Keyword::Enum) else { continue };
        match list.kind() {
            Kind::Null => check_whole(node, list, findings),
            Kind::Array if node.kind().is_enumerable() && !node.is_nullable() => {
                check_members(node, list, findings);
            }
            _ => {}
        }
    }
}

fn check_whole(node: Node<'_, '_>, list: Value<'_>, findings: &mut Findings<'_>) {
    let Some(owner) = node.value() else { return };
    let report = findings
        .report(list.span(), "expected `enum` to be an array, found null")
        .hint("remove it, or list the values that are allowed");
    if !node.has_labels() {
        let _ = report.proposed_fix("remove `enum`", [Edit::remove(Path::item(owner, list))]);
    }
}

fn check_members(node: Node<'_, '_>, list: Value<'_>, findings: &mut Findings<'_>) {
    let has_others = list.elements().any(|value| !value.is_null());
    for value in list.elements().filter(|value| value.is_null()) {
        let report = findings
            .report(value.span(), "expected no null in `enum` of what may not be null, found one")
            .hint("add `\"null\"` to the types, or remove it here: null is refused before `enum`");
        if has_others && !node.has_labels() {
            let edit = Edit::remove(Path::item(list, value));
            let _ = report.proposed_fix("remove null from `enum`", [edit]);
        }
    }
}
