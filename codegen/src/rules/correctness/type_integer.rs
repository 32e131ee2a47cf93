//! `type-integer`: a whole number is declared as `number`.

use std::iter;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "type-integer",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("type_integer.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if !matches!(node.kind(), Kind::Integer) {
            continue;
        }
        let Some(declared) = node.written(Keyword::Type) else { continue };
        let words = iter::once(declared).chain(declared.elements());
        for word in words.filter(|word| word.as_str().as_deref() == Some("integer")) {
            let _ = findings
                .report(word.span(), "expected `number`, found `integer`")
                .hint("a `number` holds whole numbers too; no value passes the check for `integer`")
                .proposed_fix("declare a `number`", [Edit::set(Path::of(word), "\"number\"")]);
        }
    }
}
