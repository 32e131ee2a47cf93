//! `nested-order-required-dangling`: the lists of an object name what it has.

use std::collections::HashSet;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Keyword, Kind, Property, is_placeholder};
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
        let Kind::Object(object) = node.kind() else { continue };
        let declared = node.written(Keyword::Properties);
        if declared
            .is_none_or(|declared| declared.kind() != JsonKind::Object || is_placeholder(declared))
        {
            continue; // what it has is not said
        }
        for keyword in [Keyword::Order, Keyword::Required] {
            let Some(list) = node.written(keyword) else { continue };
            for name in dangling(list, &object.properties) {
                report(keyword, list, name, findings);
            }
        }
    }
}

/// Returns the elements of `list` that are the name of none of `properties`.
///
/// Most lists name all of them in the order that they are written in, and need no look-up.
fn dangling<'a>(list: Value<'a>, properties: &[Property<'_>]) -> Vec<Value<'a>> {
    let mut expected = properties.iter();
    let mut rest = list.elements().skip_while(|element| {
        let name = element.as_str();
        name.is_some() && name == expected.next().map(|property| property.name.value.clone())
    });
    let Some(first) = rest.next() else { return Vec::new() };
    let names: HashSet<&str> = properties.iter().map(|property| &*property.name.value).collect();
    let is_dangling = |element: &Value<'_>| {
        let name = element.as_str().filter(|_| !is_placeholder(*element));
        name.is_some_and(|name| !names.contains(&*name))
    };
    [first].into_iter().chain(rest).filter(is_dangling).collect()
}

fn report(keyword: Keyword, list: Value<'_>, name: Value<'_>, findings: &mut Findings<'_>) {
    let key = keyword.name();
    let message =
        format!("expected the name of a nested property in `{key}`, found {}", name.raw());
    let report = findings.report(name.span(), message).hint("remove it, or correct its spelling");
    let title = format!("remove {} from `{key}`", name.raw());
    let edit = Edit::remove(Path::item(list, name));
    let _ = match keyword {
        Keyword::Order => report.safe_fix(title, [edit]),
        _ => report.proposed_fix(title, [edit]),
    };
}
