//! `default-on-unsupported`: a reference has no default.

use crate::diagnostic::Level;
use crate::model::{Kind, Virtual};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-on-unsupported",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_on_unsupported.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(default) = site.property.default().filter(|value| !value.is_null()) else { return };
    if site.relationship().is_none() || !matches!(site.property.virtual_, Virtual::No) {
        return; // `virtual-default` reports what is virtual
    }
    let what = match site.property.kind {
        Kind::Array(_) => "an array of references",
        _ => "a reference",
    };
    let message = format!("expected no `default` on {what}, found {}", default.kind().describe());
    let _ = findings
        .report(default.span(), message)
        .hint("remove it: defaults are for values that are stored in the object itself");
}
