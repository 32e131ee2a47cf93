//! `usage-description`: personal data says what it is used for.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "usage-description",
    group: Group::Style,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("usage_description.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !property.is_personal().is_true() || !site.is_custom() {
        return;
    }
    if property.usage_description().text().is_some() {
        return;
    }
    let _ = findings
        .report(property.name.span, "expected a `usageDescription` of personal data, found none")
        .hint("say in a sentence what the value is used for: users read it");
}
