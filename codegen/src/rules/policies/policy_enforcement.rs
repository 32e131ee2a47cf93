//! `policy-enforcement`: no policy stands on a value that is never written.

use crate::diagnostic::Level;
use crate::rules::policies::fit::Fit;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-enforcement",
    group: Group::Policies,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_enforcement.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    if Fit::of(site) != Fit::NeverAsked || site.is_shipped() {
        return;
    }
    let id = site.policy.id().into_text().unwrap_or_default();
    let message = format!("expected no policy on a virtual property, found `{id}`");
    let _ = findings
        .report(site.id_span(), message)
        .hint("remove it: nothing writes the value, so that nothing is validated");
}
