//! `custom-user-searchable`: a tenant's own property of a user is not searchable.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{IndexClass, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "custom-user-searchable",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("custom_user_searchable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Setting::Given(searchable) = property.searchable() else { return };
    if !searchable.value || !site.is_custom() || site.relationship().is_some() {
        return; // `rel-searchable` reports relationships
    }
    let Some(prefix) = site.owner.shipped.and_then(|shipped| shipped.custom_prefix) else { return };
    if property.index == IndexClass::Indexed || !property.name.value.starts_with(prefix) {
        return; // `custom-prefix` reports other names
    }
    let name = &property.name.value;
    let message =
        format!("expected `searchable` of `{name}` to be false, for it has no index, found true");
    let edit = Edit::set(Path::member(property.value, "searchable"), "false");
    let _ = findings
        .report(searchable.span, message)
        .hint("keep what is searched for in an indexed extension attribute")
        .proposed_fix(format!("set `searchable` of `{name}` to false"), [edit]);
}
