//! `default-searchable-changed`: a property of the vendor is as searchable as it is shipped.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::storage::unindexed;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "default-searchable-changed",
    group: Group::Defaults,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_searchable_changed.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let (found, span) = match site.property.searchable() {
        Setting::Given(given) => (given.value, given.span),
        Setting::Absent => (false, site.property.name.span),
        _ => return, // a placeholder, or a fault of its own
    };
    let Some(former) = site.former() else { return };
    let Some(expected) = former.searchable().filter(|expected| *expected != found) else { return };
    if former.newest().is_some_and(|newest| newest.says("searchable", true) == found) {
        return; // an upgrade of the vendor's
    }
    if unindexed::is_offered(site) || found && site.relationship().is_some() {
        return; // `searchable-unindexed-default` and `rel-searchable` report these
    }
    let name = &site.property.name.value;
    let state = former.state();
    let message =
        format!("expected `searchable` of `{name}` to be {expected}, {state}, found {found}");
    let hint = if expected {
        "give it back: the console searches and sorts its lists by it"
    } else {
        "take it away: the vendor does not offer it in searches, and it creates no index"
    };
    let _ = findings.report(span, message).hint(hint).formerly(former.location());
}
