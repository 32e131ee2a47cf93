//! What a patch takes: a list of operations, each on a property that a client may write.

use crate::emit::json_schema::json::{Json, Members};
use crate::emit::json_schema::text::{literally, percent_encoded};
use crate::emit::json_schema::value::{self, Form};
use crate::emit::json_schema::{object_texts, reference};
use crate::emit::plan::{Field, Record};
use crate::model::Kind;

/// The operations that put a value.
const PUTS: [&str; 2] = ["add", "replace"];

/// Returns the keywords of the schema of a patch of `record`.
pub(super) fn schema(record: &Record<'_>) -> Members {
    let fields: Vec<&Field<'_>> =
        record.fields.iter().filter(|field| !field.property.is_read_only()).collect();
    object_texts(record)
        .with("type", "array")
        .with("items", operation(&fields))
        .and(reference::definitions(record.object.properties()))
}

fn operation(fields: &[&Field<'_>]) -> Members {
    let operations = vec!["add", "replace", "remove", "increment"];
    let properties = Members::new()
        .with("operation", Members::new().with("enum", operations))
        .with("field", field_names(fields))
        .with("value", true);
    let mut rules = vec![needs_value(), increments(fields)];
    rules.extend(stays(fields));
    rules.extend(fields.iter().flat_map(|field| puts(field)));
    Members::new()
        .with("type", "object")
        .with("properties", properties)
        .with("required", vec!["operation", "field"])
        .with("additionalProperties", false)
        .with("allOf", rules)
}

/// Returns what `field` of an operation may be.
fn field_names(fields: &[&Field<'_>]) -> Members {
    let mut names = Vec::new();
    let mut patterns = Vec::new();
    for field in fields {
        names.extend(pointers(field, ""));
        match field.property.kind {
            Kind::Array(_) => names.extend(pointers(field, "/-")),
            Kind::Object(_) => {
                patterns.push(format!("^/?{}/.", literally(&percent_encoded(name(field)))));
            }
            _ => {}
        }
    }
    let names = Members::new().with("enum", names);
    if patterns.is_empty() {
        return names;
    }
    let patterns = patterns.into_iter().map(|pattern| Members::new().with("pattern", pattern));
    let mut either = vec![names];
    either.extend(patterns);
    Members::new().with("type", "string").with("anyOf", either)
}

/// Returns the rule that everything but a removal has a value.
fn needs_value() -> Members {
    let operation = Members::new().with("enum", vec!["add", "replace", "increment"]);
    rule(
        Members::new().with("operation", operation),
        Members::new().with("required", vec!["value"]),
    )
}

/// Returns the rule that only numbers are incremented, by numbers.
fn increments(fields: &[&Field<'_>]) -> Members {
    let numbers = fields.iter().filter(|field| {
        matches!(field.property.kind, Kind::Number | Kind::Integer | Kind::Object(_) | Kind::Any)
    });
    let wanted: Vec<&Field<'_>> = numbers.copied().collect();
    let field: Json = if wanted.is_empty() { false.into() } else { field_names(&wanted).into() };
    let value = Members::new().with("type", "number");
    let operation = Members::new().with("const", "increment");
    rule(
        Members::new().with("operation", operation),
        Members::new().with("properties", Members::new().with("field", field).with("value", value)),
    )
}

/// Returns the rule that a required property, or one with a default, is not removed.
fn stays(fields: &[&Field<'_>]) -> Option<Members> {
    let has_default =
        |field: &&&Field<'_>| field.property.default().is_some_and(|default| !default.is_null());
    let kept = fields.iter().filter(|field| field.property.required || has_default(field));
    let names: Vec<String> = kept.flat_map(|field| pointers(field, "")).collect();
    if names.is_empty() {
        return None;
    }
    let others = Members::new().with("not", Members::new().with("enum", names));
    Some(rule(
        Members::new().with("operation", Members::new().with("const", "remove")),
        Members::new().with("properties", Members::new().with("field", others)),
    ))
}

/// Returns the rules of what is put into `field`, whole or as one element more.
fn puts(field: &Field<'_>) -> Vec<Members> {
    let whole = value::schema(field.property, Form::Patch);
    let mut rules = vec![put(pointers(field, ""), whole)];
    if let Some(element) = value::element(field.property, Form::Patch) {
        rules.push(put(pointers(field, "/-"), element));
    }
    rules
}

fn put(names: [String; 2], value: Members) -> Members {
    rule(
        Members::new()
            .with("operation", Members::new().with("enum", PUTS.to_vec()))
            .with("field", Members::new().with("enum", Vec::from(names))),
        Members::new().with("properties", Members::new().with("value", value)),
    )
}

fn rule(condition: Members, consequence: Members) -> Members {
    Members::new()
        .with("if", Members::new().with("properties", condition))
        .with("then", consequence)
}

/// Returns the pointers to `field`, with and without the leading slash.
fn pointers(field: &Field<'_>, ending: &str) -> [String; 2] {
    let name = percent_encoded(name(field));
    [format!("{name}{ending}"), format!("/{name}{ending}")]
}

fn name<'f>(field: &'f Field<'_>) -> &'f str {
    &field.property.name.value
}
