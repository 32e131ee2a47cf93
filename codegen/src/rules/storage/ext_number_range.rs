//! `ext-number-range`: an extension slot has a number that the vendor ships.

use crate::diagnostic::Level;
use crate::rules::storage::slot_name::SlotName;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "ext-number-range",
    group: Group::Storage,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("ext_number_range.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(SlotName::OutOfRange(family)) = SlotName::of(site) else { return };
    let name = &site.property.name;
    let (first, last) = (family.property(1), family.property(family.count));
    let message = format!("expected one of `{first}` to `{last}`, found `{}`", name.value);
    let _ = findings
        .report(name.span, message)
        .hint("take a slot that is free: the directory has no attribute for this one");
}
