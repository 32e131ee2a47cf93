//! `rel-label`: every entry of a resource collection has a label.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::quote;
use crate::model::Setting;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::{Check, Collection, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-label",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_label.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if !is_the_tenants(edge.site) {
        return;
    }
    for (target, collection) in edge.targets() {
        let label = target.label();
        let is_missing = match &label {
            Setting::Absent | Setting::Null(_) => true,
            Setting::Given(label) => label.value.trim().is_empty(),
            Setting::Placeholder(_) | Setting::Other(_) => false,
        };
        let (true, Setting::Given(path)) = (is_missing, &target.path) else { continue };
        let name = path.value.rsplit('/').next().unwrap_or_default();
        let title = match collection {
            Collection::Object(object) => {
                object.schema.as_ref().and_then(|schema| schema.title.text())
            }
            _ => None,
        };
        let text = title.unwrap_or(name);
        if text.is_empty() {
            continue; // a path without a name, which `rel-path-missing` reports
        }
        let member = Path::member(target.value, "label");
        let edit = match label {
            Setting::Absent => Edit::insert(member, quote(text)),
            _ => Edit::set(member, quote(text)),
        };
        let _ = findings
            .report(path.span, "expected `label` in the entry, found none")
            .hint(format!("call it `{text}`: the console shows the label above what it refers to"))
            .proposed_fix(format!("add the label `{text}`"), [edit]);
    }
}
