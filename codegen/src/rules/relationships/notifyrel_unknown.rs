//! `notifyrel-unknown`: what is notified is reached by a property of the type.

use crate::config::closest;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "notifyrel-unknown",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("notifyrel_unknown.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for name in site.property.notify_relationships() {
        if name.value.contains("&{") || site.object().property(&name.value).is_some() {
            continue;
        }
        let message = format!(
            "expected `notifyRelationships` to name relationships of `{}`, found `{}`",
            site.object().name.value,
            name.value
        );
        let properties = site.object().properties().iter().take(PROPERTIES);
        let relationships = properties.filter(|property| property.relationship().is_some());
        let hint = match closest(&name.value, relationships.map(|property| &*property.name.value)) {
            Some(meant) => format!("did you mean `{meant}`? until then nobody is notified"),
            None => "remove it, or name a relationship of the same type".to_owned(),
        };
        let _ = findings.report(name.span, message).hint(hint);
    }
}

/// Among how many properties a misspelt one is looked for.
const PROPERTIES: usize = 200;
