//! `policy-duplicate`: a policy stands once in a list.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::catalog::{Catalog, CatalogPolicy, Peculiarity};
use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::Policy;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "policy-duplicate",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("policy_duplicate.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for list in site.property.policy_lists() {
        if list.elements().nth(1).is_some() {
            check_list(site, list, findings);
        }
    }
}

fn check_list(site: &Site<'_, '_>, list: Value<'_>, findings: &mut Findings<'_>) {
    let mut earlier = HashMap::new();
    for entry in list.elements() {
        let Some(id) = entry.get("policyId") else { continue };
        let Some(name) = id.as_str() else { continue };
        let params = params(entry);
        let distinction = if is_repeatable(site.context().catalog, &name) { params } else { "" };
        let (first, first_params) = match earlier.entry((name, distinction)) {
            Entry::Vacant(place) => {
                place.insert((id, params));
                continue;
            }
            Entry::Occupied(place) => *place.get(),
        };
        let name = first.as_str().unwrap_or_default();
        let report = findings
            .report(id.span(), format!("expected `{name}` once, found it again"))
            .related(site.owner.location(first.span()), "the earlier one");
        if params == first_params {
            let edit = Edit::remove(Path::item(list, entry));
            let report = report.hint("remove it: it says the same");
            let _ = report.safe_fix(format!("remove the second `{name}`"), [edit]);
        } else {
            let _ = report.hint("both are asked: keep the one that is meant");
        }
    }
}

/// Returns what the policy `entry` is given, as written.
fn params(entry: Value<'_>) -> &str {
    let params = Policy { value: entry }.params();
    params.filter(|params| !params.is_null() && !params.is_empty()).map_or("", Value::raw)
}

/// Returns whether the policy may stand twice, with other parameters: so do those of the tenant's
/// own, as far as is known.
fn is_repeatable(catalog: &'static Catalog, id: &str) -> bool {
    let is_repeatable =
        |policy: &CatalogPolicy| policy.peculiarity == Some(Peculiarity::Repeatable);
    catalog.policy(id).is_none_or(is_repeatable)
}
