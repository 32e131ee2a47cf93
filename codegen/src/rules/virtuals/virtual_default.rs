//! `virtual-default`: what the server makes has no default.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Virtual;
use crate::rules::virtuals::derivation::is_derived;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "virtual-default",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("virtual_default.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let is_made = is_derived(property) || matches!(property.virtual_, Virtual::Computed);
    let ships_default = matches!(site.origin, Origin::Shipped(shipped)
        if shipped.value.get("default").is_some());
    if !is_made || ships_default {
        return;
    }
    let Some(default) = property.default().filter(|default| !default.is_null()) else { return };
    let _ = findings
        .report(default.span(), "expected no `default` of a virtual property, found one")
        .hint("remove it: the server makes the value")
        .proposed_fix("remove `default`", [Edit::remove(Path::item(property.value, default))]);
}
