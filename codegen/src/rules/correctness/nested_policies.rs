//! `nested-policies`: policies stand on the properties of a type.

use crate::diagnostic::Level;
use crate::model::Keyword;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "nested-policies",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("nested_policies.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property).skip(usize::from(site.is_top_level())) {
        let written = LISTS.into_iter().filter(|keyword| {
            node.written(*keyword).is_some_and(|list| !list.is_null() && !list.is_empty())
        });
        for keyword in written {
            report(node, keyword, findings);
        }
    }
}

/// The keys that policies stand at.
const LISTS: [Keyword; 3] =
    [Keyword::Policies, Keyword::ConditionalPolicies, Keyword::FallbackPolicies];

fn report(node: Node<'_, '_>, keyword: Keyword, findings: &mut Findings<'_>) {
    let Some(key) = node.key(keyword) else { return };
    let name = keyword.name();
    let place = match node {
        Node::Property(_) => "a nested property",
        Node::Items(_) => "the elements of an array",
    };
    let message = format!("expected `{name}` on a property of the type, found them on {place}");
    let _ = findings
        .report(key.span(), message)
        .hint("they never run here: check the value in the type's `onValidate`, or remove them");
}
