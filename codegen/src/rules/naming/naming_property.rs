//! `naming-property`: properties are called as the team agreed.

use crate::config::Named;
use crate::diagnostic::Level;
use crate::rules::naming::pattern;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "naming-property",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("naming_property.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if site.is_custom() && site.relationship().is_none() {
        let name = &site.property.name;
        pattern::check((Named::Property, name), site.object(), site.context().config, findings);
    }
}
