//! `rel-collection-misplaced`: `resourceCollection` stands where the type is `relationship`.

use crate::diagnostic::Level;
use crate::json::{Key, Value};
use crate::model::Kind;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rel-collection-misplaced",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_collection_misplaced.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let (key, hint) = match &property.kind {
        Kind::Relationship(_) | Kind::Any => return,
        Kind::Array(items) => match &items.kind {
            Kind::Any => return,
            Kind::Relationship(_) => (key_in(property.value), "move it into `items`"),
            _ => (key_in(property.value).or_else(|| items.value.and_then(key_in)), NO_REFERENCE),
        },
        _ => (key_in(property.value), NO_REFERENCE),
    };
    let Some(key) = key else { return };
    let message =
        "expected `resourceCollection` beside `\"type\": \"relationship\"`, found it elsewhere";
    let _ = findings.report(key.span(), message).hint(hint);
}

const NO_REFERENCE: &str =
    "make it a relationship, or remove the collection: the server ignores it";

fn key_in(node: Value<'_>) -> Option<Key<'_>> {
    let mut members = node.members();
    let member = members.find(|member| member.key.is("resourceCollection"))?;
    (!member.value.is_null()).then_some(member.key)
}
