//! `slot-shared`: an alias is the name of one extension slot, and a slot has one alias.

use std::collections::BTreeMap;

use crate::config::{Alias, SlotPart};
use crate::diagnostic::Level;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "slot-shared",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("slot_shared.md"),
    check: Check::Model(check),
};

/// An alias and the type that it is for.
type Named<'c> = (&'c str, &'c Alias);

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    let config = context.config;
    if config.naming.wants(SlotPart::Alias).is_none() {
        return;
    }
    let mut by_name: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    let mut by_slot: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    for table in &config.aliases {
        let object = table.object.value.as_str();
        for alias in &table.entries {
            let (name, property) = (alias.name.value.as_str(), alias.property.value.as_str());
            if context.catalog.slot(object, property).is_none() {
                continue;
            }
            let of_name = *by_name.entry(name).or_insert((object, alias));
            let of_slot = *by_slot.entry(property).or_insert((object, alias));
            if of_name.1.property.value != property {
                let message = format!("expected `{name}` to be one slot, found another");
                report((object, alias), of_name, message, context, findings);
            } else if of_slot.1.name.value != name && of_slot.0 != object {
                // Of one type, `alias-twice` reports it.
                let message = format!("expected `{property}` to have one alias, found another");
                report((object, alias), of_slot, message, context, findings);
            }
        }
    }
}

fn report(
    (object, alias): Named<'_>,
    (first_object, first): Named<'_>,
    message: String,
    context: &Context<'_, '_>,
    findings: &mut Findings<'_>,
) {
    let config = context.config;
    let hint = format!(
        "`{}` of `{first_object}` is `{}`: whoever reads code of both takes them for one",
        first.name.value, first.property.value
    );
    let _ = findings
        .report_in(config.source, alias.name.span, message)
        .at(format!("alias.{object}.{}", alias.name.value))
        .hint(hint)
        .related(config.location(first.name.span), "the first one");
}
