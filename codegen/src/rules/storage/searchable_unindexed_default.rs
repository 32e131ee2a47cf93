//! `searchable-unindexed-default`: a property of a user that has no index is searchable only where it is shipped so.

use crate::diagnostic::Level;
use crate::model::Setting;
use crate::rules::storage::unindexed;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "searchable-unindexed-default",
    group: Group::Storage,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("searchable_unindexed_default.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !unindexed::is_offered(site) {
        return;
    }
    let Some(former) = site.former().filter(|former| former.searchable() == Some(false)) else {
        return;
    };
    if former.newest().is_some_and(|newest| newest.says("searchable", true)) {
        return; // an upgrade of the vendor's
    }
    let Setting::Given(searchable) = site.property.searchable() else { return };
    let name = &site.property.name.value;
    let state = former.state();
    let message = format!("expected `searchable` of `{name}` to be false, {state}, found true");
    let _ = findings
        .report(searchable.span, message)
        .hint("search by one of the indexed properties: this one has no documented index")
        .formerly(former.location());
}
