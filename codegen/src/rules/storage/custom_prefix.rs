//! `custom-prefix`: what a tenant adds to a user begins with `custom_`.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "custom-prefix",
    group: Group::Storage,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("custom_prefix.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(prefix) = site.owner.shipped.and_then(|shipped| shipped.custom_prefix) else {
        return; // a type whose properties may be called anything
    };
    let name = &site.property.name;
    if !site.is_custom() || name.value.starts_with(prefix) {
        return;
    }
    let message = format!("expected a name that begins with `{prefix}`, found `{}`", name.value);
    let _ = findings.report(name.span, message).hint(format!(
        "call it `{prefix}{}`; the server refuses the whole configuration",
        name.value
    ));
}
