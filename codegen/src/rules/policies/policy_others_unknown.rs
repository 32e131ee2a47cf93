//! `policy-others-unknown`: the fields that a value may not contain are properties.

use crate::catalog::ParameterKind;
use crate::diagnostic::Level;
use crate::rules::policies::property_names;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-others-unknown",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_others_unknown.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    property_names::check(site, ParameterKind::Strings, "it is compared with nothing", findings);
}
