//! What the server sends: everything may be missing or null, and there may be more.

use crate::config::Enums;
use crate::emit::json_schema::json::Members;
use crate::emit::json_schema::value::{self, Form};
use crate::emit::json_schema::{object_texts, reference};
use crate::emit::plan::Record;

/// Returns the keywords of the schema of `record`.
pub(super) fn schema(record: &Record<'_>, enums: Enums) -> Members {
    let identity = |description: &str| {
        Members::new()
            .with("type", "string")
            .with("description", description)
            .with("readOnly", true)
    };
    let mut properties = Members::new()
        .with("_id", identity("The identifier."))
        .with("_rev", identity("The revision."));
    for field in &record.fields {
        let schema = value::schema(field.property, Form::Record(enums));
        properties = properties.with(&*field.property.name.value, schema);
    }
    object_texts(record)
        .with("type", "object")
        .with("properties", properties)
        .with("required", vec!["_id", "_rev"])
        .with("additionalProperties", true)
        .and(reference::definitions(record.object.properties()))
}
