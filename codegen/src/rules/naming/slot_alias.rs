//! `slot-alias`: a used extension slot has a name in code.

use crate::config::SlotPart;
use crate::diagnostic::Level;
use crate::names;
use crate::rules::naming::used_slot::UsedSlot;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "slot-alias",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_alias.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context().config;
    let Some(asked) = config.naming.wants(SlotPart::Alias) else { return };
    let Some(UsedSlot { title: Some(title), alias: None, .. }) = UsedSlot::of(site) else { return };
    let (object, property) = (&site.object().name.value, &site.property.name.value);
    let message = format!("expected an alias for `{property}`, which is used, found none");
    let hint = format!(
        "write `{} = \"{property}\"` below `[alias.{object}]` in `mosaic.toml`",
        names::field(&title.value)
    );
    let _ = findings
        .report(title.span, message)
        .hint(hint)
        .related(config.location(asked), "asked for here");
}
