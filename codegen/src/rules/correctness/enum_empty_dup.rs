//! `enum-empty-dup`: a list of allowed values has some, each once.

use std::collections::HashMap;

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::{Keyword, is_placeholder};
use crate::rules::correctness::scalar::Scalar;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-empty-dup",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("enum_empty_dup.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        if !node.kind().is_enumerable() {
            continue; // `enum-unsupported-type` and `enum-array-placement` report the others
        }
        let Some(enumeration) = node.enumeration() else { continue };
        let Some(list) = node.written(Keyword::Enum) else { continue };
        if enumeration.values.is_empty() {
            let _ = findings
                .report(list.span(), "expected a value in `enum`, found none")
                .hint("list the values that are allowed, or remove `enum`: no value passes");
        } else {
            check_duplicates(site, node, list, findings);
        }
    }
}

fn check_duplicates(
    site: &Site<'_, '_>,
    node: Node<'_, '_>,
    list: Value<'_>,
    findings: &mut Findings<'_>,
) {
    let mut first = HashMap::new();
    for value in list.elements().filter(|value| !is_placeholder(*value)) {
        let Some(scalar) = Scalar::of(value) else { continue };
        let Some(earlier) = first.insert(scalar.clone(), value) else { continue };
        first.insert(scalar, earlier);
        let report = findings
            .report(value.span(), format!("expected {} once, found it again", value.excerpt()))
            .related(site.owner.location(earlier.span()), "the first one");
        let _ = if node.has_labels() {
            report.hint("remove it, and its label")
        } else {
            let edit = Edit::remove(Path::item(list, value));
            report
                .hint("remove it")
                .safe_fix(format!("remove the second {}", value.excerpt()), [edit])
        };
    }
}
