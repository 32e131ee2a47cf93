//! `rel-no-collection`: a reference says what it refers to.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Property, is_placeholder};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-no-collection",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_no_collection.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let (node, property) = (edge.relationship.value, edge.site.property);
    if node.kind() != Kind::Object {
        return; // `items` is no object: `items-not-object` reports that
    }
    let found = match node.get(KEY) {
        None if edge.is_array && is_beside_items(property) => return, // `rel-collection-misplaced`
        None => "none",
        Some(value) if is_placeholder(value) => return,
        Some(value) => match value.kind() {
            Kind::Object => return, // `rel-collection-object` reports this one
            Kind::Array if !value.is_empty() => return,
            Kind::Array => "an empty list",
            kind => kind.describe(),
        },
    };
    let _ = findings
        .report(property.name.span, format!("expected `{KEY}` in the relationship, found {found}"))
        .hint(format!("say what it refers to: `\"{KEY}\": [{{ \"path\": \"managed/…\" }}]`"));
}

const KEY: &str = "resourceCollection";

fn is_beside_items(property: &Property<'_>) -> bool {
    property.value.get(KEY).is_some_and(|value| !value.is_null())
}
