//! `ext-indexed-not-searchable`: an indexed extension slot that is in use is searchable.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{IndexClass, Setting};
use crate::rules::storage::slot_label;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "ext-indexed-not-searchable",
    group: Group::Storage,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("ext_indexed_not_searchable.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(slot) = site.slot() else { return };
    if site.context().catalog.family(slot.family).index != IndexClass::Indexed {
        return;
    }
    let property = site.property;
    if !matches!(property.searchable(), Setting::Absent) {
        return; // somebody has decided
    }
    let Some(label) = slot_label::of_tenant(site, slot) else { return };
    let name = &property.name;
    let message =
        format!("expected `{}`, which is indexed and in use, to be searchable", name.value);
    let edit = Edit::insert(Path::member(property.value, "searchable"), "true");
    let _ = findings
        .report(name.span, message)
        .hint(format!(
            "let the console search by \"{}\", or say `\"searchable\": false`",
            label.value.trim()
        ))
        .proposed_fix(format!("set `searchable` of `{}` to true", name.value), [edit]);
}
