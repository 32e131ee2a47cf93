//! `default-in-items`: the default of an array stands beside `items`.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, Virtual};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-in-items",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("default_in_items.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    for items in Node::items(property) {
        let Some(default) = items.written(Keyword::Default) else { continue };
        let Some(key) = Node::Items(items).key(Keyword::Default) else { continue };
        let report = findings
            .report(key.span(), "expected `default` beside `items`, found it inside of them")
            .hint("the default of an array is that of the property; inside of `items` none is applied");
        let (Some(inner), Some(outer)) = (items.value, property.written(Keyword::Items)) else {
            continue;
        };
        let is_movable = inner.id() == outer.id()
            && property.written(Keyword::Default).is_none()
            && Some(default.kind()) == property.kind.json()
            && items.enumeration.is_none()
            && matches!(property.virtual_, Virtual::No)
            && site.relationship().is_none()
            && !property.required;
        if is_movable {
            let edits = [
                Edit::remove(Path::item(inner, default)),
                Edit::insert(Path::member(property.value, "default"), default.raw()),
            ];
            let _ = report.proposed_fix("move `default` beside `items`", edits);
        }
    }
}
