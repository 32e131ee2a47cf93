//! `ext-date-format`: an extension slot of dates that is in use says which form its dates have.

use crate::catalog::SlotValue;
use crate::diagnostic::Level;
use crate::model::{Setting, is_placeholder};
use crate::rules::storage::slot_label;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "ext-date-format",
    group: Group::Storage,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("ext_date_format.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(slot) = site.slot() else { return };
    let catalog = site.context().catalog;
    if catalog.family(slot.family).value != SlotValue::Date || has_form(site) {
        return;
    }
    if slot_label::of_tenant(site, slot).is_none() {
        return; // as shipped, and most likely not in use
    }
    let name = &site.property.name;
    let message = format!(
        "expected `{}` to say the form of its dates, found neither a format nor a policy",
        name.value
    );
    let report = findings.report(name.span, message);
    if let Some(format) = catalog.formats().first()
        && let Some(policy) = format.policies.first()
    {
        let _ = report.hint(format!(
            "add `\"format\": \"{}\"` and the policy `{policy}`, or those of another form",
            format.name
        ));
    }
}

/// Returns whether anything tells the form of the text, or a placeholder may.
fn has_form(site: &Site<'_, '_>) -> bool {
    let property = site.property;
    let is_given = matches!(property.format(), Setting::Given(_) | Setting::Placeholder(_));
    is_given
        || matches!(property.pattern(), Setting::Given(_) | Setting::Placeholder(_))
        || property.value.get("policies").is_some_and(is_placeholder)
        || property.policies().any(|policy| match policy.id() {
            Setting::Given(id) => site.context().catalog.says_form(&id.value),
            _ => true,
        })
}
