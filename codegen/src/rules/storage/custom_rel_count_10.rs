//! `custom-rel-count-10`: a type has at most ten relationships of a tenant's own.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::storage::own;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "custom-rel-count-10",
    group: Group::Storage,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("custom_rel_count_10.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.context.product() != Product::Aic || site.is_untouchable() {
        return; // `application-touched` reports those of applications
    }
    let Some(limit) = site.context.catalog.custom_relationship_limit() else { return };
    let own = own::properties(site);
    let count = own.filter(|property| property.relationship().is_some()).count();
    if count <= limit {
        return;
    }
    let name = &site.object.name;
    let message = format!(
        "expected at most {limit} relationships of one's own on `{}`, found {count}",
        name.value
    );
    let _ = findings
        .report(name.span, message)
        .hint("let one type of one's own stand between this one and several others");
}
