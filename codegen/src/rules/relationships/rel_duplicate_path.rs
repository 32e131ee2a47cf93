//! `rel-duplicate-path`: a reference names each type once.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-duplicate-path",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_duplicate_path.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let targets = &edge.relationship.targets;
    if targets.len() < 2 {
        return;
    }
    let mut earlier = BTreeMap::new();
    for target in targets {
        let Setting::Given(path) = &target.path else { continue };
        let Some(first) = earlier.insert(&*path.value, path.span) else { continue };
        let message = format!("expected each path once, found `{}` again", path.value);
        let _ = findings
            .report(path.span, message)
            .related(edge.site.owner.location(first), "an earlier one")
            .hint("remove one of the entries: which of their queries counts is not said");
    }
}
