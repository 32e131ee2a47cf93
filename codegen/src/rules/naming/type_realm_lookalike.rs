//! `type-realm-lookalike`: a type of the tenant's own does not look like one of the vendor's.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-realm-lookalike",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_realm_lookalike.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.context.product() == Product::Idm || !site.is_custom() {
        return;
    }
    let name = &site.object.name;
    let Some(ending) = site.context.catalog.console_ending(&name.value) else { return };
    if site
        .context
        .model
        .object(&name.value.to_ascii_lowercase())
        .is_some_and(|other| other.name.span != name.span)
    {
        return; // `type-case-duplicate` reports this one
    }
    let message =
        format!("expected a name that does not end in \"{ending}\", found `{}`", name.value);
    let _ = findings.report(name.span, message).hint(format!(
        "choose another ending: the console takes the type for the realm's {ending}"
    ));
}
