//! `prop-name-underscore`: the name of a property has no underscore inside.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "prop-name-underscore",
    group: Group::Naming,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("prop_name_underscore.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.property.name;
    if !site.is_custom() || !name.value.contains('_') {
        return;
    }
    let prefix = site.owner.shipped.and_then(|shipped| shipped.custom_prefix);
    let own = prefix.and_then(|prefix| name.value.strip_prefix(prefix)).unwrap_or(&name.value);
    if !own.trim_start_matches('_').contains('_') {
        return; // `prop-name-reserved` reports one in front
    }
    let message = format!("expected a name without an underscore inside, found `{}`", name.value);
    let _ = findings.report(name.span, message).hint("write the words together, as in `orgId`");
}
