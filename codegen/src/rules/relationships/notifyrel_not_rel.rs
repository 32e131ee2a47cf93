//! `notifyrel-not-rel`: what is notified is reached by a relationship.

use crate::diagnostic::Level;
use crate::model::Kind;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "notifyrel-not-rel",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("notifyrel_not_rel.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for name in site.property.notify_relationships() {
        let Some(named) = site.object().property(&name.value) else {
            continue; // `notifyrel-unknown` reports this one
        };
        if matches!(named.kind, Kind::Any) || named.relationship().is_some() {
            continue;
        }
        let message = format!(
            "expected `notifyRelationships` to name relationships, found the property `{}`",
            name.value
        );
        let _ = findings
            .report(name.span, message)
            .related(site.owner.location(named.name.span), "it holds a value of its own")
            .hint("name a relationship of the same type: the objects behind it are notified");
    }
}
