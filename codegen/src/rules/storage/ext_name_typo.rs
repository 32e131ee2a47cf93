//! `ext-name-typo`: an extension slot is spelled as the vendor spells it.

use crate::diagnostic::Level;
use crate::rules::storage::slot_name::SlotName;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "ext-name-typo",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("ext_name_typo.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(SlotName::Misspelt(family)) = SlotName::of(site) else { return };
    let name = &site.property.name;
    let stem = name.value.trim_end_matches(|last: char| last.is_ascii_digit());
    let number = name.value[stem.len()..].parse().unwrap_or_default();
    let meant = if (1..=family.count).contains(&number) { number } else { 1 };
    let meant = family.property(meant);
    let message =
        format!("expected an extension attribute such as `{meant}`, found `{}`", name.value);
    let _ = findings
        .report(name.span, message)
        .hint(format!("did you mean `{meant}`? the server refuses this name"));
}
