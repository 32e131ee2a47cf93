//! `rel-query-field-unknown`: the fields of a query are properties of the type that it lists.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::rules::relationships::console_query::{Field, field};
use crate::rules::{Check, Collection, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-query-field-unknown",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_query_field_unknown.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for (target, collection) in edge.targets() {
        let Collection::Object(object) = collection else { continue };
        let Some(fields) = target.query().and_then(|query| query.get("fields")) else { continue };
        let is_unknown = |name: &str| matches!(field(edge.context(), object, name), Field::Unknown);
        let mut are_all_unknown = None;
        for element in fields.elements() {
            let Some(name) = element.as_str().filter(|name| is_unknown(name)) else { continue };
            let message = format!(
                "expected `fields` to name properties of `{}`, found `{name}`",
                object.name.value
            );
            let names = object.properties().iter().map(|property| &*property.name.value);
            let hint = match findings.closest(&name, names) {
                Some(meant) => format!("did you mean `{meant}`? the console shows an empty column"),
                None => {
                    "remove it, or correct its spelling: the console shows an empty column".into()
                }
            };
            let report = findings.report(element.span(), message).hint(hint);
            let are_all_unknown = *are_all_unknown.get_or_insert_with(|| {
                fields.elements().all(|other| other.as_str().is_none_or(|name| is_unknown(&name)))
            });
            if !are_all_unknown {
                let title = format!("remove `{name}` from `fields`");
                let _ = report.proposed_fix(title, [Edit::remove(Path::item(fields, element))]);
            }
        }
    }
}
