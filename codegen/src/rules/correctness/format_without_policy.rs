//! `format-without-policy`: what has a `format` has the policy that holds a value to it.

use crate::catalog::Format;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Kind, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "format-without-policy",
    group: Group::Correctness,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("format_without_policy.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Setting::Given(word) = site.property.format() else { return };
    let formats = site.context().catalog.formats();
    let Some(format) = formats.iter().find(|format| format.name == word.value) else {
        return; // `format-unknown` reports this one
    };
    let Some(policy) = missing_policy(site, format) else { return };
    let message = format!("expected the policy `{policy}` beside the format, found none");
    let report = findings
        .report(word.span, message)
        .hint(format!("add `{policy}`: the format alone holds nobody to it"));
    if let Some(edit) = addition(site.property.value, policy) {
        let _ = report.proposed_fix(format!("add the policy `{policy}`"), [edit]);
    }
}

/// Returns the policy that a property of this `format` should have and has not.
pub(super) fn missing_policy(site: &Site<'_, '_>, format: &Format) -> Option<&'static str> {
    let is_text = matches!(site.property.kind, Kind::String);
    if !is_text || site.property.is_read_only() || site.is_shipped() {
        return None;
    }
    let policy = format.policies.first().copied();
    policy.filter(|_| !site.may_have_policy(|id| format.policies.contains(&id)))
}

/// Returns the edit that adds `policy` to the property declared by `value`; nothing where its
/// `policies` are no list.
pub(super) fn addition(value: Value<'_>, policy: &str) -> Option<Edit> {
    let entry = format!("{{ \"policyId\": \"{policy}\" }}");
    match value.get("policies") {
        None => Some(Edit::insert(Path::member(value, "policies"), format!("[{entry}]"))),
        Some(list) if list.kind() == JsonKind::Array => {
            Some(Edit::insert(Path::end_of(list), entry))
        }
        Some(_) => None,
    }
}
