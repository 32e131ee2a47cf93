//! `schema-type`: a schema says that it is of an object.

use crate::diagnostic::Level;
use crate::json::edit::Edit;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "schema-type",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("schema_type.md"),
    check: Check::Object(check),
};

/// What a schema is of.
const TYPE: &str = "object";

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = site.open_schema().filter(|_| site.is_custom()) else { return };
    let declared = schema.value.get("type");
    let (span, found) = match declared {
        None => (site.object.name.span, "none".to_owned()),
        Some(declared) if is_placeholder(declared) => return,
        Some(declared) if declared.as_str().is_some_and(|word| word == TYPE) => return,
        Some(declared) => (declared.span(), declared.excerpt()),
    };
    let _ = findings
        .report(span, format!("expected the `type` of the schema to be \"{TYPE}\", found {found}"))
        .hint(
            "the records of a type are objects, and tools that read JSON Schema look for the word",
        )
        .safe_fix(
            format!("set `type` to \"{TYPE}\""),
            [Edit::put(schema.value, "type", format!("\"{TYPE}\""))],
        );
}
