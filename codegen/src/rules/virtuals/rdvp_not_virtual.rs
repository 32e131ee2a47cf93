//! `rdvp-not-virtual`: what has a `queryConfig` says that it is virtual.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Setting, Virtual};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-not-virtual",
    group: Group::Virtual,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rdvp_not_virtual.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Virtual::Unmarked(config) = &property.virtual_ else { return };
    let (edit, span, found) = match property.is_virtual() {
        Setting::Absent => {
            let edit = Edit::insert(Path::member(property.value, IS_VIRTUAL), "true");
            (edit, property.key_span("queryConfig").unwrap_or(config.value.span()), "none")
        }
        Setting::Given(flag) => {
            let edit = Edit::set(Path::member(property.value, IS_VIRTUAL), "true");
            (edit, flag.span, "false")
        }
        Setting::Null(value) => {
            let edit = Edit::set(Path::member(property.value, IS_VIRTUAL), "true");
            (edit, value.span(), "null")
        }
        Setting::Placeholder(_) | Setting::Other(_) => return,
    };
    let message = format!("expected `isVirtual` to be true beside `queryConfig`, found {found}");
    let report = findings
        .report(span, message)
        .hint("set it: until then nothing is derived, and a client can write the value");
    if property.required || property.policy_list().is_some() {
        return; // what a client must send, or is held to, is not to be derived: a person has to choose
    }
    let _ = report.proposed_fix("set `isVirtual` to true", [edit]);
}

/// What says that the server makes the value.
const IS_VIRTUAL: &str = "isVirtual";
