//! `nested-order-required-dangling`: the lists of an object name what it has.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::Kind;
use crate::rules::name_list::{Listed, NameList};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "nested-order-required-dangling",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("nested_order_required_dangling.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        let Some(object) = node.value().filter(|_| matches!(node.kind(), Kind::Object(_))) else {
            continue;
        };
        for key in ["order", "required"] {
            let Some(list) = NameList::of_node(object, key) else { continue };
            for listed in list.dangling() {
                report(key, list.value, &listed, findings);
            }
        }
    }
}

fn report(key: &str, list: Value<'_>, listed: &Listed<'_>, findings: &mut Findings<'_>) {
    let Listed { element, name } = listed;
    let message = format!("expected the name of a nested property in `{key}`, found `{name}`");
    let report =
        findings.report(element.span(), message).hint("remove it, or correct its spelling");
    let title = format!("remove `{name}` from `{key}`");
    let edit = Edit::remove(Path::item(list, *element));
    let _ = match key {
        "order" => report.safe_fix(title, [edit]),
        _ => report.proposed_fix(title, [edit]),
    };
}
