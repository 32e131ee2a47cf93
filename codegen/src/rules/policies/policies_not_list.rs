//! `policies-not-list`: policies stand in a list.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::{Keyword, is_placeholder};
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
    for keyword in [Keyword::Policies, Keyword::FallbackPolicies] {
        let Some(list) = site.property.written(keyword).filter(|list| !may_be_list(*list)) else {
            continue;
        };
        let (name, found) = (keyword.name(), list.kind().describe());
        let _ = findings
            .report(list.span(), format!("expected `{name}` to be a list, found {found}"))
            .hint("write `[{ \"policyId\": … }]`; the server reads the policies from a list");
    }
}

fn may_be_list(value: Value<'_>) -> bool {
    matches!(value.kind(), Kind::Array | Kind::Null) || is_placeholder(value)
}
