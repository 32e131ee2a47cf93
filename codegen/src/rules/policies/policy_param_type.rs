//! `policy-param-type`: a parameter is of the type that the policy reads.

use crate::catalog::{CatalogParameter, ParameterKind};
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value};
use crate::rules::policies::parameters;
use crate::rules::{Check, Default, Findings, Fixes, Group, PolicySite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-param-type",
    group: Group::Policies,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("policy_param_type.md"),
    check: Check::Policy(check),
};

fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
    for (parameter, value) in parameters::given(site) {
        if is_readable(parameter, value) {
            continue;
        }
        let CatalogParameter { name, kind, .. } = parameter;
        let found = value.kind().describe();
        let message = format!("expected `{name}` to be {}, found {found}", kind.describe());
        let report = findings.report(value.span(), message);
        match (kind, whole_number(value)) {
            (ParameterKind::Number, Some(number)) => {
                let edit = Edit::set(Path::of(value), number.to_string());
                let report = report.hint(format!("write `{number}`"));
                let _ = report.safe_fix(format!("make `{name}` a number"), [edit]);
            }
            (ParameterKind::Strings, _) if value.kind() == Kind::String => {
                let _ =
                    report.hint("write a list; of a text, every letter is taken for an element");
            }
            _ => drop(report.hint(format!("write {}", kind.describe()))),
        }
    }
}

/// Returns the whole number that a string spells.
fn whole_number(value: Value<'_>) -> Option<i64> {
    value.as_str()?.parse().ok()
}

fn is_readable(parameter: &CatalogParameter, value: Value<'_>) -> bool {
    match (parameter.kind, value.kind()) {
        (ParameterKind::Number, Kind::Number)
        | (ParameterKind::Strings | ParameterKind::Objects, Kind::Array)
        | (
            ParameterKind::String | ParameterKind::Pattern | ParameterKind::PatternFlags,
            Kind::String,
        ) => true,
        (ParameterKind::Strings, Kind::String) => parameter.separator.is_some(),
        _ => false,
    }
}
