//! `private-viewable`: what is private is not shown.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::model::{Scope, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

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
    if !viewable.value || scope.value != Scope::Private || ships_hidden(site) {
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

/// Returns whether the vendor ships it private and hidden: `default-protection-loosened` reports one
/// that no longer is.
fn ships_hidden(site: &Site<'_, '_>) -> bool {
    let Origin::Shipped(shipped) = site.origin else { return false };
    let is = |key, expected| shipped.value.get(key).is_some_and(|value| value.raw() == expected);
    is("scope", "\"private\"") && is("viewable", "false")
}
