//! `rel-collection-object`: `resourceCollection` is a list.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::json::edit::{Edit, Path};
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-collection-object",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("rel_collection_object.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let node = edge.relationship.value;
    let Some(member) = node.members().filter(|member| member.key.is(KEY)).last() else { return };
    if member.value.kind() != Kind::Object || is_placeholder(member.value) {
        return;
    }
    let _ = findings
        .report(member.key.span(), format!("expected `{KEY}` to be a list, found a single entry"))
        .hint("put it into brackets: the console and tools read a list")
        .safe_fix(
            format!("make `{KEY}` a list"),
            [Edit::set(Path::of(member.value), format!("[{}]", member.value.raw()))],
        );
}

const KEY: &str = "resourceCollection";
