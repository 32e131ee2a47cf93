//! `slot-contradiction`: the title and the alias of an extension slot speak of one thing.

use crate::config::SlotPart;
use crate::diagnostic::Level;
use crate::rules::naming::agreement::agree;
use crate::rules::naming::used_slot::UsedSlot;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "slot-contradiction",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_contradiction.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context().config;
    if config.naming.wants(SlotPart::Alias).is_none() {
        return;
    }
    let Some(slot) = UsedSlot::of(site) else { return };
    let (Some(title), Some(alias)) = (&slot.title, slot.alias) else { return };
    if agree(&alias.name.value, &title.value) {
        return;
    }
    let (alias_name, found) = (&alias.name.value, title.value.escape_debug());
    let message = format!("expected a title that fits the alias `{alias_name}`, found \"{found}\"");
    let _ = findings
        .report(title.span, message)
        .hint("one of them is of another slot, or out of date: code and console disagree")
        .related(config.location(alias.name.span), "the alias");
}
