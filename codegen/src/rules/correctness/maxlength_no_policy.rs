//! `maxlength-no-policy`: a bound is kept by a policy.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{self, Value};
use crate::model::{Keyword, Kind};
use crate::rules::correctness::bounds::{PAIRS, bounds, contradiction};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "maxlength-no-policy",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("maxlength_no_policy.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let keywords: &[Keyword] = match site.property.kind {
        Kind::String => &[Keyword::MaxLength],
        Kind::Number | Kind::Integer => &[Keyword::Minimum, Keyword::Maximum],
        _ => return,
    };
    for keyword in keywords {
        let Some(value) = site.property.written(*keyword) else { continue };
        if is_bound(*keyword, value) && !site.property.is_read_only() {
            check_bound(site, *keyword, value, findings);
        }
    }
}

/// Returns whether `value` is a number, and a whole one where it is one of characters.
fn is_bound(keyword: Keyword, value: Value<'_>) -> bool {
    let number = value.as_number().and_then(json::Number::as_f64);
    number.is_some_and(|number| keyword != Keyword::MaxLength || number.fract() == 0.0)
}

fn check_bound(
    site: &Site<'_, '_>,
    keyword: Keyword,
    value: Value<'_>,
    findings: &mut Findings<'_>,
) {
    let name = keyword.name();
    let Some(known) = site.context().catalog.policy_with_parameter(name) else { return };
    let policy = known.id;
    if bounds(site, keyword).any(|bound| bound.policy.is_some()) {
        return;
    }
    if PAIRS.iter().any(|pair| contradiction(site, *pair).is_some()) {
        return; // `length-contradiction` reports this one
    }
    let message = format!("expected the policy `{policy}` beside `{name}`, found none");
    let report = findings.report(value.span(), message);
    let report = report.hint("the key by itself bounds nothing: only the policy refuses a value");
    let entry = format!(r#"{{"policyId": "{policy}", "params": {{"{name}": {}}}}}"#, value.raw());
    let edit = match site.property.written(Keyword::Policies) {
        Some(list) if list.kind() == json::Kind::Array => Edit::insert(Path::end_of(list), entry),
        Some(_) => return,
        None => Edit::insert(Path::member(site.property.value, "policies"), format!("[{entry}]")),
    };
    let _ = report.proposed_fix(format!("add the policy `{policy}`"), [edit]);
}
