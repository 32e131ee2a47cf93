//! `custom-count-12`: roles and their like have at most twelve properties of a tenant's own.

use crate::diagnostic::Level;
use crate::rules::storage::own;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "custom-count-12",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("custom_count_12.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(limit) =
        site.shipped.and_then(|shipped| site.context.catalog.custom_attribute_limit(shipped))
    else {
        return;
    };
    let count = own::properties(site).filter(|property| property.relationship().is_none()).count();
    if count <= limit {
        return;
    }
    let name = &site.object.name;
    let message = format!(
        "expected at most {limit} properties of one's own on `{}`, found {count}",
        name.value
    );
    let _ = findings.report(name.span, message).hint(
        "keep the rest in a type of one's own, or together in one property that holds an object",
    );
}
