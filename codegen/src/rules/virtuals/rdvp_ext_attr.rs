//! `rdvp-ext-attr`: an extension slot is not derived.

use crate::diagnostic::Level;
use crate::rules::virtuals::derivation::is_derived;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-ext-attr",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_ext_attr.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if site.slot().is_none() || !is_derived(site.property) {
        return;
    }
    let name = &site.property.name.value;
    let span = site.property.key_span("queryConfig").unwrap_or(site.property.name.span);
    let prefix = site.owner.shipped.and_then(|shipped| shipped.custom_prefix).unwrap_or_default();
    let _ = findings
        .report(
            span,
            format!("expected the extension slot `{name}` to be stored, found it derived"),
        )
        .hint(format!(
            "derive a property of your own, `{prefix}…`: a slot keeps its directory type"
        ));
}
