//! `rel-array-return`: an array of references is read when it is asked for.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Setting;
use crate::rules::relationships::rel_policy_return::has_policies;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-array-return",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_array_return.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let property = edge.site.property;
    let Setting::Given(flag) = property.return_by_default() else { return };
    if !flag.value || !edge.is_array || has_policies(property) {
        return; // with policies, `rel-policy-return` reports it
    }
    let path = Path::member(property.value, "returnByDefault");
    let _ = findings
        .report(flag.span, "expected `returnByDefault` to be off for an array of relationships, found `true`")
        .hint("ask for it by `_fields` where it is needed: each read of an object reads every reference")
        .proposed_fix("change `returnByDefault` to false", [Edit::set(path, "false")]);
}
