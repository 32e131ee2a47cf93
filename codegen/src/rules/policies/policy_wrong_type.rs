//! `policy-wrong-type`: a policy looks at what the property holds.

use crate::catalog::Judged;
use crate::diagnostic::Level;
use crate::model::Kind;
use crate::rules::policies::fit::Fit;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-wrong-type",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_wrong_type.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(policy) = site.shipped() else {
        return; // `policy-unknown` reports this one
    };
    let hint = match Fit::of(site) {
        Fit::Sound | Fit::NeverAsked | Fit::OnArray => return,
        Fit::Passes => "it lets every value pass: remove it, or change the type of the property",
        Fit::Fails => "it refuses every value: remove it, and list the property in `required`",
    };
    let judged = match policy.judges {
        Judged::Text => "text",
        Judged::Number => "numbers",
        Judged::Length | Judged::Anything => "lengths",
    };
    let held = match site.site.property.kind {
        Kind::Number | Kind::Integer => "a number",
        Kind::Boolean => "a boolean",
        Kind::Relationship(_) => "a relationship",
        _ => "an object",
    };
    let message = format!("expected a policy for {held}, found `{}` for {judged}", policy.id);
    let _ = findings.report(site.id_span(), message).hint(hint);
}
