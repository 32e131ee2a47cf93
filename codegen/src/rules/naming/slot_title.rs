//! `slot-title`: a used extension slot has a title of its own.

use crate::config::SlotPart;
use crate::diagnostic::Level;
use crate::rules::naming::used_slot::{UsedSlot, not_own};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "slot-title",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_title.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context().config;
    let Some(asked) = config.naming.wants(SlotPart::Title) else { return };
    let Some(slot) = UsedSlot::of(site).filter(|slot| slot.title.is_none()) else { return };
    if site.property.title().is_hidden() {
        return;
    }
    let Some((alias, label)) = slot.alias_place() else { return };
    let (name, found) = (&site.property.name.value, not_own(&site.property.title()));
    let message = format!("expected a title of its own for `{name}`, which is used, found {found}");
    let _ = findings
        .report(site.span_of("title"), message)
        .hint("say in `title` what the slot holds: it is what the console shows")
        .related(alias, label)
        .related(config.location(asked), "asked for here");
}
