//! `rel-path-missing`: every entry of a resource collection has a path that leads somewhere.

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value, quote};
use crate::model::{Setting, is_placeholder, path_of_type};
use crate::rules::relationships::path::is_collection;
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-path-missing",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rel_path_missing.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for target in &edge.relationship.targets {
        let (span, found) = match &target.path {
            Setting::Placeholder(_) => continue,
            Setting::Given(path) if is_collection(path, edge.context().product()) => continue,
            Setting::Given(path) => (path.span, format!("`{}`", path.value)),
            Setting::Absent => (edge.site.property.name.span, "none".to_owned()),
            Setting::Null(value) | Setting::Other(value) => {
                (value.span(), value.kind().describe().to_owned())
            }
        };
        let message = format!("expected `path` to be `managed/…` or `internal/…`, found {found}");
        let report = findings.report(span, message);
        let Some(meant) = target.path.get().and_then(|path| meant(edge, path)) else {
            let _ = report.hint("name the collection that it refers to");
            continue;
        };
        let title = format!("change the path to `{meant}`");
        let path = Path::member(target.value, "path");
        let _ = report
            .hint(format!("did you mean `{meant}`?"))
            .proposed_fix(title, [Edit::set(path, quote(&meant))]);
    }
    let list = edge.relationship.value.get("resourceCollection");
    for entry in list.into_iter().flat_map(Value::elements) {
        if entry.kind() != Kind::Object && !is_placeholder(entry) {
            let found = entry.kind().describe();
            let _ = findings
                .report(entry.span(), format!("expected an entry with a `path`, found {found}"))
                .hint("an entry is an object: `{ \"path\": \"managed/…\" }`");
        }
    }
}

/// Returns the path that `path` is most likely meant to be.
fn meant(edge: &Edge<'_, '_>, path: &str) -> Option<String> {
    let bare = path.trim_matches('/');
    let bare = bare.strip_prefix("repo/").unwrap_or(bare);
    if is_collection(bare, Product::Aic) {
        return Some(bare.to_owned());
    }
    edge.context().model.object(bare).map(|object| path_of_type(&object.name.value))
}
