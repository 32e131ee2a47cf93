//! `policy-params-missing`: a policy is given what it cannot do without.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-params-missing",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_params_missing.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(policy) = site.shipped() else {
        return; // `policy-unknown` reports this one
    };
    let params = site.policy.params();
    if params.is_some_and(is_placeholder) {
        return;
    }
    for parameter in policy.parameters.iter().filter(|parameter| parameter.is_required) {
        let given = params.and_then(|params| params.get(parameter.name));
        if given.is_some_and(|given| !Value::is_null(given)) {
            continue;
        }
        let name = parameter.name;
        let _ = findings
            .report(site.id_span(), format!("expected `{name}` in `params`, found none"))
            .hint(format!("add `\"{name}\": …`, {}", parameter.kind.describe()));
    }
}
