//! `default-type`: a default has the type of its property.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-type",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_type.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(default) = site.property.default().filter(|value| !value.is_null()) else { return };
    let Some(expected) = site.property.kind.json() else {
        return; // `default-on-unsupported` reports a reference
    };
    if default.kind() == expected || is_placeholder(default) {
        return;
    }
    let (expected, found) = (expected.describe(), default.kind().describe());
    let message = format!("expected `default` to be {expected}, found {found}");
    let report = findings.report(default.span(), message);
    let _ = match site.context().product() {
        Product::Aic => {
            report.hint("the server takes it, and answers 404 for the whole type from then on")
        }
        Product::Idm => report
            .hint("the value that a create is given is refused by the next update")
            .at_most(Level::Warning),
    };
}
