//! `meta-on-custom`: only users keep dates.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Collection, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "meta-on-custom",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("meta_on_custom.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let is_vendors = site.context.product() == Product::Idm || !site.is_custom();
    let Some(meta) = site.object.meta.as_ref().filter(|_| !is_vendors) else { return };
    let path = meta.resource_collection.get();
    let is_users = path.is_some_and(|path| {
        matches!(site.context.collection(path), Collection::Internal) // `meta-block` looks at the others
    });
    let Some(member) = site.object.member("meta").filter(|_| is_users) else { return };
    if meta.property.text().is_none() || meta.tracked_properties.is_empty() {
        return; // `meta-block` reports this one
    }
    let message =
        format!("expected `meta` on users alone, found it on `{}`", site.object.name.value);
    let _ = findings
        .report(member.key.span(), message)
        .hint("remove it: the relationship behind it is mapped for users, so no date is kept");
}
