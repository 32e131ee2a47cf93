//! `rel-reverse-flag`: a name of a reverse property comes with the flag that makes it count.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::relationships::reverse::is_answered;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-flag",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_reverse_flag.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let found = match edge.relationship.reverse_relationship() {
        Setting::Absent | Setting::Null(_) => "none",
        Setting::Given(Spanned { value: false, .. }) => "`false`",
        Setting::Given(_) | Setting::Placeholder(_) | Setting::Other(_) => return,
    };
    let Setting::Given(name) = edge.relationship.reverse_property_name() else { return };
    if name.value.trim().is_empty() {
        return;
    }
    let message = format!(
        "expected `\"reverseRelationship\": true` beside the reverse property `{}`, found {found}",
        name.value
    );
    let _ = findings
        .report(name.span, message)
        .hint("add the flag, or remove the name: the server ignores it as it is");
}
