//! `naming-relationship`: relationships are called as the team agreed.

use crate::config::Named;
use crate::diagnostic::Level;
use crate::rules::naming::pattern;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "naming-relationship",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("naming_relationship.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let site = edge.site;
    if site.is_custom() {
        let name = &site.property.name;
        pattern::check((Named::Relationship, name), site.object(), site.context().config, findings);
    }
}
