//! `ext-unindexed-searchable`: an extension slot without an index is not searchable.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{IndexClass, Setting};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "ext-unindexed-searchable",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("ext_unindexed_searchable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Setting::Given(searchable) = property.searchable() else { return };
    let Some(slot) = site.slot().filter(|_| searchable.value) else { return };
    if site.context().catalog.family(slot.family).index == IndexClass::Indexed {
        return;
    }
    let name = &property.name.value;
    let message =
        format!("expected `searchable` of `{name}` to be false, for it has no index, found true");
    let edit = Edit::set(Path::member(property.value, "searchable"), "false");
    let _ = findings
        .report(searchable.span, message)
        .hint("move the values to an indexed attribute, or take it out of the searches")
        .proposed_fix(format!("set `searchable` of `{name}` to false"), [edit]);
}
