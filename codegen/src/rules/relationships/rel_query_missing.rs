//! `rel-query-missing`: every entry of a resource collection has a query for the console.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value, quote};
use crate::model::is_placeholder;
use crate::rules::relationships::console_query::telling_fields;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-query-missing",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("rel_query_missing.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for target in &edge.relationship.targets {
        let query = target.query();
        let found = match query.map(Value::kind) {
            None => "none",
            Some(Kind::Object) => continue,
            Some(_) if query.is_some_and(is_placeholder) => continue,
            Some(kind) => kind.describe(),
        };
        let path = target.value.get("path");
        let span = query.or(path).map_or(edge.site.property.name.span, Value::span);
        let report = findings
            .report(span, format!("expected `query` in the entry, found {found}"))
            .hint("the administration console cannot open a type without it");
        let value = query_text(&telling_fields(edge.context(), &target.path));
        let path = Path::member(target.value, "query");
        let edit = match query {
            None => Edit::insert(path, value),
            Some(_) => Edit::set(path, value),
        };
        let _ = report.safe_fix("add a `query` for all objects", [edit]);
    }
}

/// Returns the text of a query for all objects that shows `fields`.
fn query_text(fields: &[&str]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| quote(field)).collect();
    let fields = fields.join(", ");
    format!(r#"{{ "queryFilter": "true", "fields": [{fields}], "sortKeys": [] }}"#)
}
