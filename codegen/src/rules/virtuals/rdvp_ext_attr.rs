//! `rdvp-ext-attr`: an extension slot is not derived.

use crate::diagnostic::Level;
use crate::model::Virtual;
use crate::rules::virtuals::derivation::is_derived;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

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
    let property = site.property;
    if !matches!(site.origin, Origin::Slot) || !site.is_top_level() {
        return;
    }
    let (key, found) = match &property.virtual_ {
        Virtual::Computed => ("isVirtual", "computed"),
        _ if is_derived(property) => ("queryConfig", "derived"),
        _ => return, // `virtual-no-source` reports one with nothing that makes the value
    };
    let name = &property.name.value;
    let span = property.key_span(key).unwrap_or(property.name.span);
    let prefix = site.owner.shipped.and_then(|shipped| shipped.custom_prefix).unwrap_or_default();
    let _ = findings
        .report(
            span,
            format!("expected the extension slot `{name}` to be stored, found it {found}"),
        )
        .hint(format!(
            "make it of a property of your own, `{prefix}…`: a slot keeps its directory type"
        ));
}
