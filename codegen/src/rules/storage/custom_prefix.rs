//! `custom-prefix`: what a tenant adds to a user begins with `custom_`.

use crate::diagnostic::Level;
use crate::rules::storage::slot_name::SlotName;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "custom-prefix",
    group: Group::Storage,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("custom_prefix.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if site.owner.shipped.is_none() || !site.is_custom() {
        return;
    }
    let (context, name) = (site.context(), &site.property.name);
    let type_name = &*site.object().name.value;
    let demanded = context.catalog.demanded_prefix(type_name, &name.value);
    let Some(prefix) = demanded else { return };
    if SlotName::of(site).is_some() || name.value.starts_with('_') {
        return; // `ext-number-range`, `ext-name-typo` and `prop-name-reserved` report these
    }
    let message = format!("expected a name that begins with `{prefix}`, found `{}`", name.value);
    let report = findings.report(name.span, message);
    let _ = match context.baseline.exported_property(type_name, &name.value) {
        None => report.hint(format!(
            "call it `{prefix}{}`; the server refuses the whole configuration",
            name.value
        )),
        Some(former) => report
            .at_most(Level::Warning)
            .hint("keep it: it is older than the prefix; a new name would be a new, empty property")
            .formerly(former.location()),
    };
}
