//! `type-no-realm-prefix`: a type of the tenant's own begins with the name of its realm.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-no-realm-prefix",
    group: Group::Naming,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("type_no_realm_prefix.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.object.name;
    let catalog = site.context.catalog;
    if site.context.product() == Product::Idm
        || !site.is_custom()
        || catalog.without_realm(&name.value).is_some()
    {
        return;
    }
    let realms: Vec<_> =
        catalog.realms().iter().map(|realm| format!("`{}_`", realm.name)).collect();
    let message =
        format!("expected a name that begins with {}, found `{}`", realms.join(" or "), name.value);
    let _ = findings
        .report(name.span, message)
        .hint("name the realm that the records belong to, before there are any");
}
