//! `type-list-no-null`: a list of types is there for the sake of `null`.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind as JsonKind, Value};
use crate::model::Kind;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "type-list-no-null",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("type_list_no_null.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if node.is_nullable() || matches!(node.kind(), Kind::Any) {
            continue; // `type-list-order` and `type-unknown` report the other faults of a list
        }
        let Some(list) = node.type_list() else { continue };
        let is_word = |word: Value<'_>| word.kind() == JsonKind::String;
        let Some(word) = list.elements().next().filter(|_| list.elements().all(is_word)) else {
            continue; // `type-missing` reports what is no word
        };
        let message =
            format!("expected `null` in the list of types, found {} alone", word.excerpt());
        let _ = findings
            .report(list.span(), message)
            .hint("write the word without a list, or add `\"null\"`")
            .proposed_fix(
                format!("write {} without a list", word.excerpt()),
                [Edit::set(Path::of(list), word.raw())],
            );
    }
}
