//! `rel-query-fields-empty`: the list of what can be referred to shows more than ids.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, quote};
use crate::model::is_placeholder;
use crate::rules::relationships::console_query::telling_fields;
use crate::rules::relationships::ownership::is_the_tenants;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-query-fields-empty",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_query_fields_empty.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if !is_the_tenants(edge.site) {
        return;
    }
    for target in &edge.relationship.targets {
        let Some(query) = target.query().filter(|query| query.kind() == Kind::Object) else {
            continue; // `rel-query-missing` reports this one
        };
        let fields = query.get("fields");
        let is_empty = fields.is_none_or(|fields| fields.is_empty() && !is_placeholder(fields));
        if !is_empty || is_placeholder(query) {
            continue;
        }
        let telling = telling_fields(edge.context(), &target.path);
        if telling.is_empty() {
            continue; // nothing is known that would be better than an id
        }
        let names: Vec<_> = telling.iter().map(|name| format!("`{name}`")).collect();
        let texts: Vec<_> = telling.iter().map(|name| quote(name)).collect();
        let value = format!("[{}]", texts.join(", "));
        let path = Path::member(query, "fields");
        let edit = match fields {
            Some(_) => Edit::set(path, value),
            None => Edit::insert(path, value),
        };
        let span = fields.unwrap_or(query).span();
        let _ = findings
            .report(span, "expected `fields` to name what the console shows, found none")
            .hint(format!("show {}: without, a person chooses among ids", names.join(", ")))
            .proposed_fix(format!("show {}", names.join(", ")), [edit]);
    }
}
