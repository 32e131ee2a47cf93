//! `nested-relationship`: references are properties of a type.

use crate::diagnostic::Level;
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "nested-relationship",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("nested_relationship.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let handled = if site.is_top_level() { 2 } else { 0 }; // a reference, or an array of them
    for node in Node::all(site.property).skip(handled) {
        if !matches!(node.kind(), Kind::Relationship(_)) {
            continue;
        }
        let Some(declared) = node.written(Keyword::Type) else { continue };
        let place = if site.is_top_level() { "an array of arrays" } else { "an object" };
        let message = format!(
            "expected a reference to be a property of the type, found it inside of {place}"
        );
        let _ = findings
            .report(declared.span(), message)
            .hint("declare it beside the other properties of the type: here no edge is stored");
    }
}
