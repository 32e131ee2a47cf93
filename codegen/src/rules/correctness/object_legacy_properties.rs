//! `object-legacy-properties`: no list of properties stands beside the schema.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "object-legacy-properties",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("object_legacy_properties.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.object.legacy_properties.is_none() {
        return;
    }
    let Some(member) = site.object.member("properties") else { return };
    let level = match site.context.product() {
        Product::Aic => Level::Warning,
        Product::Idm => Level::Info, // an old server reads the list
    };
    let _ = findings
        .report(
            member.key.span(),
            "expected the properties of a type in its `schema`, found a list beside it",
        )
        .hint("move what it says into `schema.properties`: only OpenIDM 2 and 3 read the list")
        .at_most(level);
}
