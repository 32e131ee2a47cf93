//! `order-missing`: `order` is there, and lists something.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::json::{Kind, quote};
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "order-missing",
    group: Group::Style,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("order_missing.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if site.context.product() == Product::Idm {
        return; // what its console makes of the list is not known
    }
    let Some(schema) = site.open_schema().filter(|schema| !schema.properties.is_empty()) else {
        return;
    };
    let order = schema.value.get("order");
    let (span, found) = match order {
        None => (site.object.name.span, "none"),
        Some(order) if is_placeholder(order) => return,
        Some(order) if order.kind() != Kind::Array => (order.span(), order.kind().describe()),
        Some(order) if order.is_empty() => (order.span(), "an empty list"),
        Some(_) => return,
    };
    let names: Vec<_> =
        schema.properties.iter().map(|property| quote(&property.name.value)).collect();
    let _ = findings
        .report(span, format!("expected `order` to list the properties, found {found}"))
        .hint("list them in the order of the form: the console shows none of the others")
        .safe_fix(
            "list the properties in `order` as they are written",
            [Edit::put(schema.value, "order", format!("[{}]", names.join(", ")))],
        );
}
