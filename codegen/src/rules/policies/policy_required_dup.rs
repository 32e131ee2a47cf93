//! `policy-required-dup`: what the schema requires is not required a second time.

use crate::catalog::Peculiarity;
use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-required-dup",
    group: Group::Policies,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_required_dup.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    if !site.site.property.required || site.is_shipped() {
        return;
    }
    let policy = site.shipped();
    if policy.and_then(|policy| policy.peculiarity) != Some(Peculiarity::ImpliedByRequired) {
        return;
    }
    let _ = findings
        .report(site.id_span(), "expected the property to be required once, found it twice")
        .hint("remove the policy: the list `required` of the schema says the same");
}
