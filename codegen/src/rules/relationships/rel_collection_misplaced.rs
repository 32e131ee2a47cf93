//! `rel-collection-misplaced`: `resourceCollection` stands where the type is `relationship`.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Keyword, Kind};
use crate::rules::{Check, Default, Findings, Fixes, FormerProperty, Group, Rule, Site, ValueType};

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
    let on_property = property.written(KEYWORD).map(|_| property.value);
    let (node, hint) = match &property.kind {
        Kind::Relationship(_) | Kind::Any => return,
        Kind::Array(items) => match &items.kind {
            Kind::Any => return,
            Kind::Relationship(_) => (on_property, "move it into `items`"),
            _ => {
                let on_items = items.written(KEYWORD).and(items.value);
                (on_property.or(on_items), NO_REFERENCE)
            }
        },
        _ => (on_property, NO_REFERENCE),
    };
    let mut members = node.into_iter().flat_map(Value::members);
    let Some(member) = members.find(|member| member.key.is(KEYWORD.name())) else { return };
    if member.value.is_null() || is_retyped(site) {
        return;
    }
    let message =
        "expected `resourceCollection` beside `\"type\": \"relationship\"`, found it elsewhere";
    let _ = findings.report(member.key.span(), message).hint(hint);
}

/// Returns whether the vendor ships the property as a relationship: `default-prop-retyped` reports that it
/// is none.
fn is_retyped(site: &Site<'_, '_>) -> bool {
    let former = site.former().and_then(FormerProperty::value_type);
    former.is_some_and(|former| {
        former.holds_references() && ValueType::of(site.property) != Some(former)
    })
}

const KEYWORD: Keyword = Keyword::ResourceCollection;
const NO_REFERENCE: &str =
    "make it a relationship, or remove the collection: the server ignores it";
