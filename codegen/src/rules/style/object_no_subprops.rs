//! `object-no-subprops`: an object says what it holds.

use crate::diagnostic::Level;
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "object-no-subprops",
    group: Group::Style,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("object_no_subprops.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_custom() {
        return;
    }
    for node in Node::all(site.property) {
        let is_object = matches!(node.kind(), Kind::Object(_));
        if !is_object || node.written(Keyword::Properties).is_some_and(|list| !list.is_empty()) {
            continue;
        }
        let Some(declared) = node.written(Keyword::Type) else { continue };
        let _ = findings
            .report(declared.span(), "expected an object to declare `properties`, found none")
            .hint("list them: without, clients get an untyped value");
    }
}
