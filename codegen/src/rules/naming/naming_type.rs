//! `naming-type`: types are called as the team agreed.

use crate::config::Named;
use crate::diagnostic::Level;
use crate::rules::naming::pattern;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "naming-type",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("naming_type.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let object = site.object;
    if site.is_custom() {
        pattern::check((Named::Type, &object.name), object, site.context.config, findings);
    }
}
