//! `type-list-order`: a list of types names one, and perhaps `null`.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Kind, is_placeholder};
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "type-list-order",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_list_order.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        match node.kind() {
            Kind::Any => check_mixed(node, site.context(), findings),
            Kind::Array(_) | Kind::Relationship(_) if node.is_nullable() => {
                check_nullable(node, findings);
            }
            _ => {}
        }
    }
}

/// Reports the second type of a list.
fn check_mixed(node: Node<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = node.type_list() else { return };
    let known = context.catalog.property_types();
    let is_known = |word: Value<'_>| word.as_str().is_some_and(|text| known.contains(&&*text));
    let words = || list.elements().filter(|word| word.as_str().as_deref() != Some("null"));
    if !words().all(is_known) || list.elements().any(is_placeholder) {
        return; // `type-unknown` reports this one
    }
    let mut words = words();
    let Some(first) = words.next() else { return };
    if let Some(second) = words.find(|word| word.as_str() != first.as_str()) {
        let message = format!(
            "expected one type beside `null`, found {} and {}",
            first.excerpt(),
            second.excerpt()
        );
        let _ = findings
            .report(second.span(), message)
            .hint("the server reads the last one alone: keep the type that is meant");
    }
}

/// Reports an array or a reference that may be null.
fn check_nullable(node: Node<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = node.type_list() else { return };
    let is_null = |word: &Value<'_>| word.as_str().as_deref() == Some("null");
    let Some(word) = list.elements().find(|word| !is_null(word)) else { return };
    let message = format!("expected {} as a single word, found it in a list", word.excerpt());
    let _ = findings
        .report(word.span(), message)
        .hint("write the word alone: an empty list, or no reference, says as much as null");
}
