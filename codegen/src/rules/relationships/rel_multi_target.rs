//! `rel-multi-target`: a reference leads to one type.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-multi-target",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_multi_target.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let targets = &edge.relationship.targets;
    if targets.len() < 2 || !is_the_tenants(edge.site) {
        return;
    }
    let mut paths = targets.iter().filter_map(|target| match &target.path {
        Setting::Given(path) => Some(path),
        _ => None,
    });
    let Some(first) = paths.next() else { return };
    let Some(other) = paths.find(|path| path.value != first.value) else { return };
    let message = format!("expected one type, found `{}` beside `{}`", other.value, first.value);
    let _ = findings
        .report(other.span, message)
        .hint("see that each of them has the reverse property; or make a relationship of each");
}
