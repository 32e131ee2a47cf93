//! `rel-oneway`: a reference can be followed from both ends.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::relationships::reverse::{Claim, is_answered};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-oneway",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_oneway.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let (relationship, property) = (edge.relationship, edge.site.property);
    if !is_the_tenants(edge.site)
        || relationship.value.kind() != Kind::Object
        || !matches!(Claim::of(relationship), Claim::OneWay)
    {
        return;
    }
    if relationship.targets.iter().any(|target| target.notify().is_true()) {
        return; // `rel-notify-oneway` reports this one
    }
    let model = edge.context().model;
    let object = &edge.site.object().name.value;
    if model.claims_on(object, &property.name.value).next().is_some() {
        return; // `rel-reverse-asymmetric` reports it at the other end
    }
    let _ = findings
        .report(property.name.span, "expected a relationship with a reverse property, found none")
        .hint("name one, and add it at the other end: the console cannot edit it fully as it is");
}
