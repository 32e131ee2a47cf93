//! `rel-searchable`: a relationship is not offered in searches.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::Setting;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-searchable",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_searchable.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    let property = edge.site.property;
    let Setting::Given(flag) = property.searchable() else { return };
    if !flag.value {
        return;
    }
    let path = Path::member(property.value, "searchable");
    let _ = findings
        .report(flag.span, "expected a relationship not to be searchable, found `true`")
        .hint("no filter reaches into a relationship; query the type at its other end")
        .proposed_fix("change `searchable` to false", [Edit::set(path, "false")]);
}
