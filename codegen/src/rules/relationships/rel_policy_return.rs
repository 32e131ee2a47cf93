//! `rel-policy-return`: an array of references with policies is read when it is asked for.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Property, Setting};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-policy-return",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_policy_return.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let property = edge.site.property;
    let Setting::Given(flag) = property.return_by_default() else { return };
    if !flag.value || !edge.is_array || !has_policies(property) {
        return;
    }
    let path = Path::member(property.value, "returnByDefault");
    let _ = findings
        .report(
            flag.span,
            "expected `returnByDefault` to be off for relationships with policies, found `true`",
        )
        .hint("turn it off: the policies are then checked against what is written alone")
        .proposed_fix("change `returnByDefault` to false", [Edit::set(path, "false")]);
}

/// Returns whether values of `property` are held to a policy that is listed.
pub(super) fn has_policies(property: &Property<'_>) -> bool {
    property.policies().next().is_some()
}
