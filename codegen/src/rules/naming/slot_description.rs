//! `slot-description`: a used extension slot has a description of its own.

use crate::config::SlotPart;
use crate::diagnostic::Level;
use crate::rules::naming::used_slot::{UsedSlot, not_own};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "slot-description",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_description.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context().config;
    let Some(asked) = config.naming.wants(SlotPart::Description) else { return };
    let is_described = |slot: &UsedSlot<'_, '_>| slot.description.is_some();
    if UsedSlot::of(site).is_none_or(|slot| is_described(&slot))
        || site.property.description().is_hidden()
    {
        return;
    }
    let (name, found) = (&site.property.name.value, not_own(&site.property.description()));
    let message =
        format!("expected a description of its own for `{name}`, which is used, found {found}");
    let _ = findings
        .report(site.span_of("description"), message)
        .hint("say in `description` what the slot holds, and in which form")
        .related(config.location(asked), "asked for here");
}
