//! `default-policy-removed`: a property of the vendor is held to the policies that it is shipped with.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path, Segment};
use crate::json::{Kind, Value};
use crate::model::{Policy, Property, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-policy-removed",
    group: Group::Defaults,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("default_policy_removed.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(former) = site.former().filter(|former| former.policies().is_some()) else { return };
    let property = site.property;
    let Some(shipped) = former.newest().and_then(|newest| newest.value.get("policies")) else {
        return;
    };
    for (position, policy) in shipped.elements().enumerate() {
        let Some(id) = (Policy { value: policy }).id().into_text() else { continue };
        if !former.has_policy(&id) || leaves_policies_open(property) || has_policy(property, &id) {
            continue;
        }
        let message =
            format!("expected the policy `{id}` of `{}`, found none", property.name.value);
        let span = property.value.get("policies").map_or(property.name.span, Value::span);
        let edit = addition(property, position, policy.raw());
        let _ = findings
            .report(span, message)
            .hint("put it back: the platform counts on values that it let through")
            .proposed_fix(format!("add the policy `{id}`"), [edit])
            .formerly(former.location());
    }
}

/// Returns whether a placeholder decides which policies there are, or there is no list of them.
fn leaves_policies_open(property: &Property<'_>) -> bool {
    let written = property.value.get("policies");
    written.is_some_and(|list| list.kind() != Kind::Array && !list.is_null())
        || property.policies().any(|policy| is_placeholder(policy.value))
}

fn has_policy(property: &Property<'_>, id: &str) -> bool {
    property.policies().any(|policy| {
        let written = policy.value.get("policyId");
        written.is_some_and(|written| {
            is_placeholder(written) || written.as_str().is_some_and(|text| text == id)
        })
    })
}

/// Returns the edit that adds `policy` where it is shipped: the console heeds the first one.
fn addition(property: &Property<'_>, position: usize, policy: &str) -> Edit {
    match property.value.get("policies") {
        None => Edit::insert(Path::member(property.value, "policies"), format!("[{policy}]")),
        Some(list) if list.is_null() => Edit::set(Path::of(list), format!("[{policy}]")),
        Some(list) => {
            let position = Segment::Index(position.min(list.len()));
            Edit::insert(Path::of(list).join(position), policy)
        }
    }
}
