//! `password-expiration-query`: no query names a property that the directory cannot search for.

use crate::catalog::ManagedType;
use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{IndexClass, Target};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "password-expiration-query",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("password_expiration_query.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for (target, _) in edge.targets() {
        check_target(edge, target, findings);
    }
}

fn check_target(edge: &Edge<'_, '_>, target: &Target<'_>, findings: &mut Findings<'_>) {
    let Some(query) = target.query() else { return };
    let type_name = target.path.get().and_then(|path| path.strip_prefix("managed/"));
    let Some(shipped) = type_name.and_then(|name| edge.context().catalog.managed_type(name)) else {
        return;
    };
    let lists = ["fields", "sortKeys"].into_iter().filter_map(|list| query.get(list));
    for element in lists.flat_map(Value::elements) {
        if let Some(text) = element.as_str() {
            check_text(shipped, &text, element.span(), findings);
        }
    }
    if let Some(filter) =
        query.get("queryFilter").and_then(|filter| Some((filter.as_str()?, filter)))
    {
        check_text(shipped, &filter.0, filter.1.span(), findings);
    }
}

/// Reports the first property in `text`, a name or a filter, that no query can name.
fn check_text(shipped: &ManagedType, text: &str, span: Span, findings: &mut Findings<'_>) {
    let is_not_queryable = |name: &&str| {
        let property = shipped.property(name);
        property.is_some_and(|property| property.index == Some(IndexClass::NotQueryable))
    };
    let mut words = text.split(|character: char| !character.is_alphanumeric() && character != '_');
    let Some(name) = words.find(is_not_queryable) else { return };
    let message = format!("expected properties that can be queried, found `{name}`");
    let _ = findings
        .report(span, message)
        .hint("take it out: the directory computes it at each read and has no index for it");
}
