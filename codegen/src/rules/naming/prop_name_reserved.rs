//! `prop-name-reserved`: the name of a property is not one that the server keeps for itself.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "prop-name-reserved",
    group: Group::Naming,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("prop_name_reserved.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.property.name;
    if !name.value.starts_with('_') || matches!(site.origin, Origin::Shipped(_)) {
        return;
    }
    let catalog = site.context().catalog;
    if catalog.may_be_declared(&name.value) {
        return;
    }
    let is_reserved = catalog.is_reserved(&name.value);
    let message = if is_reserved {
        format!("expected a name that the server does not use itself, found `{}`", name.value)
    } else {
        format!("expected a name without an underscore in front, found `{}`", name.value)
    };
    let report = findings
        .report(name.span, message)
        .hint("rename it: the server adds members with an underscore in front to each object");
    if !is_reserved {
        let _ = report.at_most(Level::Warning);
    }
}
