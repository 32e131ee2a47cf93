//! `order-dangling`: `order` lists properties that exist.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "order-dangling",
    group: Group::Style,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("order_dangling.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = &site.object.schema else { return };
    let Some(order) = schema.value.get("order") else { return };
    for element in order.elements() {
        let Some(name) = element.as_str().filter(|name| site.object.property(name).is_none())
        else {
            continue;
        };
        let message = format!("expected the name of a property in `order`, found `{name}`");
        let _ = findings
            .report(element.span(), message)
            .hint("remove it, or correct its spelling")
            .safe_fix(
                format!("remove `{name}` from `order`"),
                [Edit::remove(Path::item(order, element))],
            );
    }
}
