//! `private-viewable`: what is private is not shown.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::model::{Scope, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "private-viewable",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("private_viewable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Setting::Given(viewable) = property.viewable() else { return };
    let Setting::Given(scope) = property.scope() else { return };
    if !viewable.value || scope.value != Scope::Private {
        return;
    }
    let _ = findings
        .report(
            viewable.span,
            "expected `viewable` to be false for a private property, found `true`",
        )
        .hint("set `viewable` to false: the console shows a field that is always empty")
        .related(site.owner.location(scope.span), "private")
        .proposed_fix("set `viewable` to false", [Edit::put(property.value, "viewable", "false")]);
}
