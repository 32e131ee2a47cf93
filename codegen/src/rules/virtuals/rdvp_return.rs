//! `rdvp-return`: what is derived comes back with every read.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Setting;
use crate::rules::virtuals::derivation::Derivation;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-return",
    group: Group::Virtual,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rdvp_return.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site).filter(|found| found.shipped().is_none()) else {
        return;
    };
    let property = derivation.property;
    let path = Path::member(property.value, "returnByDefault");
    let (edit, span, found) = match property.return_by_default() {
        Setting::Absent => (Edit::insert(path, "true"), property.name.span, "none"),
        Setting::Given(flag) if !flag.value => (Edit::set(path, "true"), flag.span, "false"),
        Setting::Null(value) => (Edit::set(path, "true"), value.span(), "null"),
        _ => return,
    };
    let message =
        format!("expected `returnByDefault` to be true for a derived property, found {found}");
    let _ = findings
        .report(span, message)
        .hint("set it, or ask for the property by name wherever it is read")
        .proposed_fix("set `returnByDefault` to true", [edit]);
}
