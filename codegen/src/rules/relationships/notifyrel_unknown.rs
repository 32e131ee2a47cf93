//! `notifyrel-unknown`: what is notified is reached by a property of the type.

use crate::diagnostic::Level;
use crate::model::has_placeholder;
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
        if has_placeholder(&name.value) || site.object().property(&name.value).is_some() {
            continue;
        }
        let message = format!(
            "expected `notifyRelationships` to name relationships of `{}`, found `{}`",
            site.object().name.value,
            name.value
        );
        let properties = site.object().properties().iter();
        let relationships = properties.filter(|property| property.relationship().is_some());
        let known = relationships.map(|property| &*property.name.value);
        let hint = match findings.closest(&name.value, known) {
            Some(meant) => format!("did you mean `{meant}`? until then nobody is notified"),
            None => "remove it, or name a relationship of the same type".to_owned(),
        };
        let _ = findings.report(name.span, message).hint(hint);
    }
}
