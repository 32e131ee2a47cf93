//! `pattern-empty`: a pattern that lets everything pass is not written.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Keyword;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "pattern-empty",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("pattern_empty.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(pattern) = site.property.written(Keyword::Pattern) else { return };
    if !site.is_custom() || pattern.as_str().as_deref() != Some("") {
        return;
    }
    let _ = findings
        .report(pattern.span(), "expected a regular expression, found an empty text")
        .hint("remove it: it lets every value pass")
        .safe_fix("remove `pattern`", [Edit::remove(Path::item(site.property.value, pattern))]);
}
