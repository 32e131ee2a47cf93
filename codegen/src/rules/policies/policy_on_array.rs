//! `policy-on-array`: what looks at single values stands on no array.

use crate::diagnostic::Level;
use crate::rules::policies::fit::Fit;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-on-array",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_on_array.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(policy) = site.shipped().filter(|_| Fit::of(site) == Fit::OnArray) else {
        return;
    };
    let message =
        format!("expected a policy for a whole list, found `{}` for single values", policy.id);
    let _ = findings
        .report(site.id_span(), message)
        .hint("it is not applied to the elements; look at them in an `onValidate` script");
}
