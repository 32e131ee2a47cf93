//! `password-expiration-query`: no query names a property that the directory cannot search for.

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
    let catalog = edge.context().catalog;
    let Some(shipped) = target.type_name().and_then(|name| catalog.managed_type(name)) else {
        return;
    };
    let shipped = shipped.properties.iter();
    let hidden = shipped.filter(|property| property.index == Some(IndexClass::NotQueryable));
    let hidden: Vec<_> = hidden.map(|property| property.name).collect();
    if hidden.is_empty() {
        return;
    }
    let lists = ["fields", "sortKeys"].into_iter().filter_map(|list| query.get(list));
    for element in lists.flat_map(Value::elements) {
        if let Some(text) = element.as_str() {
            check_text(&hidden, &text, element.span(), findings);
        }
    }
    if let Some(filter) =
        query.get("queryFilter").and_then(|filter| Some((filter.as_str()?, filter)))
    {
        check_text(&hidden, &filter.0, filter.1.span(), findings);
    }
}

/// Reports the first of the properties `hidden`, which no query can name, in `text`, a name or a filter.
fn check_text(hidden: &[&str], text: &str, span: Span, findings: &mut Findings<'_>) {
    let mut words = text.split(|character: char| !character.is_alphanumeric() && character != '_');
    let Some(name) = words.find(|word| hidden.contains(word)) else { return };
    let message = format!("expected properties that can be queried, found `{name}`");
    let _ = findings
        .report(span, message)
        .hint("take it out: the directory computes it at each read and has no index for it");
}
