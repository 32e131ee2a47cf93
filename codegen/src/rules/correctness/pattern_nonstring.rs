//! `pattern-nonstring`: a pattern belongs to a text.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, Kind, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "pattern-nonstring",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("pattern_nonstring.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if matches!(property.kind, Kind::String | Kind::Any) {
        return;
    }
    let Some(pattern) = property.written(Keyword::Pattern) else { return };
    let Some(declared) = property.written(Keyword::Type) else { return };
    let is_empty = pattern.as_str().is_none_or(|text| text.is_empty());
    if is_empty || is_placeholder(pattern) {
        return; // `pattern-empty` reports this one
    }
    let message = format!("expected `pattern` on a string, found it on {}", declared.excerpt());
    let _ = findings
        .report(pattern.span(), message)
        .hint("remove it, or make the property a string: nothing is held to it here")
        .proposed_fix("remove `pattern`", [Edit::remove(Path::item(property.value, pattern))]);
}
