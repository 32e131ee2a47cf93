//! `prop-shadow-attr`: a property is not called like the directory attribute behind another one.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "prop-shadow-attr",
    group: Group::Naming,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("prop_shadow_attr.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_custom() || site.owner.is_custom() {
        return;
    }
    let name = &site.property.name;
    let Some(kept) = site.context().catalog.behind_attribute(&name.value) else { return };
    let message = format!(
        "expected a name that is no directory attribute, found `{}`, where users keep `{kept}`",
        name.value
    );
    let _ = findings.report(name.span, message).hint("rename it before it holds data");
}
