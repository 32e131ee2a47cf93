//! `policies-not-list`: policies stand in a list.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "policies-not-list",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policies_not_list.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let fallback = property.fallback_policies().filter(|list| list.kind() != Kind::Array);
    let lists = [("policies", property.misread_policies()), ("fallbackPolicies", fallback)];
    for (name, list) in lists {
        let Some(list) = list.filter(|list| !list.is_null() && !is_placeholder(*list)) else {
            continue;
        };
        let found = list.kind().describe();
        let _ = findings
            .report(list.span(), format!("expected `{name}` to be a list, found {found}"))
            .hint("write `[{ \"policyId\": … }]`; the server reads the policies from a list");
    }
}
