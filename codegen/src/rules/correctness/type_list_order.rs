//! `type-list-order`: a list of types names one, and perhaps `null`.

use crate::catalog::Product;
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
                check_nullable(node, site.context(), findings);
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
        let message =
            format!("expected one type beside `null`, found {} and {}", first.raw(), second.raw());
        let _ = findings
            .report(second.span(), message)
            .hint("the server reads the last one alone: keep the type that is meant");
    }
}

/// Reports an array or a reference that may be null, which a self-managed server does not read.
fn check_nullable(node: Node<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    if context.product() == Product::Aic {
        return; // mended there
    }
    let Some(list) = node.type_list() else { return };
    let message =
        format!("expected a single word for an array or a reference, found {}", list.raw());
    let _ = findings
        .report(list.span(), message)
        .hint("in a list the word is not understood: elements and targets mean nothing then");
}
