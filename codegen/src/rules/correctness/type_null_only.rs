//! `type-null-only`: something can be written beside `null`.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::json::Value;
use crate::model::Keyword;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "type-null-only",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_null_only.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if !node.is_nullable() {
            continue;
        }
        let Some(declared) = node.written(Keyword::Type).filter(|value| is_null_only(*value))
        else {
            continue;
        };
        let message = format!("expected a type beside `null`, found {}", declared.excerpt());
        let _ = findings
            .report(declared.span(), message)
            .hint("as it is, no value but null passes: name what the property holds");
    }
}

fn is_null_only(declared: Value<'_>) -> bool {
    let is_null = |word: Value<'_>| word.as_str().as_deref() == Some("null");
    match declared.kind() {
        Kind::Array => declared.elements().all(is_null),
        _ => is_null(declared),
    }
}
