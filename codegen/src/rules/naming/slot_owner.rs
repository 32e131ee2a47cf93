//! `slot-owner`: somebody answers for a used extension slot.

use crate::config::SlotPart;
use crate::diagnostic::Level;
use crate::rules::naming::used_slot::UsedSlot;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "slot-owner",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_owner.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context().config;
    let Some(asked) = config.naming.wants(SlotPart::Owner) else { return };
    let Some(slot) = UsedSlot::of(site) else { return };
    let has_owner = slot.alias.is_some_and(|alias| alias.owner.is_some());
    if has_owner || slot.alias.is_none() && config.naming.wants(SlotPart::Alias).is_some() {
        return; // an owner stands beside an alias: `slot-alias` reports that there is none
    }
    let name = &site.property.name;
    let field = slot.alias.map_or("NAME", |alias| &alias.name.value);
    let message = format!("expected an owner of `{}`, which is used, found none", name.value);
    let hint = format!(
        "write `{field} = {{ property = \"{}\", owner = \"…\" }}` below `[alias.{}]`",
        name.value,
        site.object().name.value
    );
    let mut report = findings.report(name.span, message).hint(hint);
    if let Some((alias, label)) = slot.alias_place() {
        report = report.related(alias, label);
    }
    let _ = report.related(config.location(asked), "asked for here");
}
