//! `enum-unsupported-type`: a list of allowed values belongs to texts and numbers.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-unsupported-type",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enum_unsupported_type.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if !matches!(node.kind(), Kind::Boolean | Kind::Object(_) | Kind::Relationship(_)) {
            continue; // `enum-array-placement` reports an array
        }
        if node.written(Keyword::Enum).is_none_or(Value::is_null) {
            continue; // `enum-null` reports the latter
        }
        let Some(key) = node.key(Keyword::Enum) else { continue };
        let Some(declared) = node.written(Keyword::Type) else { continue };
        let message =
            format!("expected `enum` on a string or a number, found it on {}", declared.excerpt());
        let _ =
            findings.report(key.span(), message).hint("remove it, or declare what the values are");
    }
}
