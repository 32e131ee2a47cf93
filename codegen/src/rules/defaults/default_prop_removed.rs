//! `default-prop-removed`: a type of the vendor has the properties that it is shipped with.

use crate::diagnostic::Level;
use crate::rules::defaults::{declared, listing};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "default-prop-removed",
    group: Group::Defaults,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_prop_removed.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.is_untouchable() || !declared::lists_properties(site.object) {
        return; // `application-touched` reports those of applications
    }
    let Some(former) = site.former() else { return };
    let mut lost = former.property_names(site);
    lost.retain(|name| site.object.property(name).is_none());
    if lost.is_empty() {
        return;
    }
    let properties =
        if lost.len() == 1 { "the shipped property" } else { "the shipped properties" };
    let found = if lost.len() == 1 { "none" } else { "none of them" };
    let message = format!("expected {properties} {}, found {found}", listing::names(&lost));
    let _ = findings
        .report(site.object.name.span, message)
        .hint("put back what the vendor ships: the platform reads and writes it")
        .formerly(former.location());
}
