//! `policy-unknown`: the server has every policy that is named.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Setting, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-unknown",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_unknown.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    let entry = site.policy.value;
    if is_placeholder(entry) {
        return;
    }
    let id = match site.policy.id() {
        Setting::Given(id) if id.value.trim().is_empty() => {
            let report =
                findings.report(id.span, "expected a policy that the server has, found no name");
            let _ = report.hint("every create and update of the type fails");
            return;
        }
        Setting::Given(id) => id,
        Setting::Placeholder(_) => return,
        Setting::Absent | Setting::Null(_) | Setting::Other(_) => {
            let found = match entry.get("policyId") {
                Some(id) => id.kind().describe(),
                None if entry.kind() == Kind::Object => "none",
                None => entry.kind().describe(),
            };
            let message = format!("expected a policy with a `policyId`, found {found}");
            let report = findings.report(site.id_span(), message);
            let _ = report.hint("every create and update of the type fails");
            return;
        }
    };
    let context = site.site.context();
    let is_own = || context.config.lint.policies.iter().any(|own| own.value == *id.value);
    if context.product() == Product::Idm || site.shipped().is_some() || is_own() {
        return;
    }
    let known = context.catalog.policies().iter().map(|policy| policy.id);
    let hint = match findings.closest(&id.value, known) {
        Some(known) => format!("did you mean `{known}`? every create and update of the type fails"),
        None => "every create and update of the type fails; `policies` of `[lint]` in mosaic.toml \
                 lists those of your own"
            .to_owned(),
    };
    let message = format!("expected a policy that the server has, found `{}`", id.value);
    let _ = findings.report(id.span, message).hint(hint);
}
