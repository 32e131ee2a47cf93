//! `policy-id-equal`: the property that the id must equal is there.

use crate::catalog::ParameterKind;
use crate::diagnostic::Level;
use crate::rules::policies::property_names;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-id-equal",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_id_equal.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    property_names::check(site, ParameterKind::String, "every create fails", findings);
}
