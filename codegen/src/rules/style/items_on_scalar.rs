//! `items-on-scalar`: `items` stands beside `array`.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "items-on-scalar",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("items_on_scalar.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if matches!(property.kind, Kind::Array(_) | Kind::Any) || !site.is_custom() {
        return;
    }
    let Some(items) = property.written(Keyword::Items) else { return };
    if items.is_null() || property.written(Keyword::Type).is_none() {
        return; // `type-missing` reports the latter
    }
    let Some(key) = Node::Property(property).key(Keyword::Items) else { return };
    let _ = findings
        .report(key.span(), "expected `items` on an array alone, found it on another type")
        .hint("remove it, or make the property an array: nothing reads it here")
        .proposed_fix("remove `items`", [Edit::remove(Path::item(property.value, items))]);
}
