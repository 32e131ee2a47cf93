//! `rel-reverse-kind`: the reverse property is a relationship.

use crate::diagnostic::Level;
use crate::model::Kind;
use crate::rules::relationships::reverse::{Claim, End, Other, is_answered};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-kind",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_reverse_kind.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let Claim::Named(name) = Claim::of(edge.relationship) else { return };
    for other in End::of(edge).others(edge.context()) {
        let Other::Plain(object, property) = other else { continue };
        let collection = property.value.get("resourceCollection");
        if collection.is_some_and(|collection| !collection.is_null()) {
            continue; // `rel-collection-misplaced` reports this one
        }
        let location = Location { source: object.source(), span: property.name.span };
        let message = format!(
            "expected `{}.{}` to be a relationship, found {}",
            object.name.value,
            name.value,
            describe(&property.kind)
        );
        let _ = findings
            .report(name.span, message)
            .related(location, "this is what it holds")
            .hint("name a relationship that leads back, or make it one");
    }
}

fn describe(kind: &Kind<'_>) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Number | Kind::Integer => "a number",
        Kind::Boolean => "a boolean",
        Kind::Object(_) => "an object",
        Kind::Array(_) => "an array of values",
        Kind::Relationship(_) | Kind::Any => "something else",
    }
}
