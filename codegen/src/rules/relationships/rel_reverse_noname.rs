//! `rel-reverse-noname`: a reference with a reverse names it.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::relationships::reverse::is_answered;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-noname",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_reverse_noname.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let Setting::Given(flag) = edge.relationship.reverse_relationship() else { return };
    if !flag.value {
        return;
    }
    let found = match edge.relationship.reverse_property_name() {
        Setting::Placeholder(_) => return,
        Setting::Given(name) if !name.value.trim().is_empty() => return,
        Setting::Given(_) => "a blank one",
        Setting::Absent => "none",
        Setting::Null(value) | Setting::Other(value) => value.kind().describe(),
    };
    let message =
        format!("expected `reversePropertyName` beside `reverseRelationship`, found {found}");
    let _ = findings
        .report(flag.span, message)
        .hint("name the property at the other end; the server refuses the configuration without");
}
