//! What a create takes: no computed property, no null that the type does not allow, nothing else.

use crate::emit::json_schema::json::{Json, Members};
use crate::emit::json_schema::value::{self, Form};
use crate::emit::json_schema::{object_texts, reference};
use crate::emit::plan::Record;

/// Returns the keywords of the schema of a draft of `record`.
pub(super) fn schema(record: &Record<'_>) -> Members {
    let id = Members::new().with("type", "string").with("minLength", Json::Number("1".to_owned()));
    let mut properties = Members::new().with("_id", id);
    let mut required = Vec::new();
    for field in record.fields.iter().filter(|field| !field.property.is_read_only()) {
        let name = &*field.property.name.value;
        properties = properties.with(name, value::schema(field.property, Form::Draft));
        if field.has_to_be_given() {
            required.push(name);
        }
    }
    object_texts(record)
        .with("type", "object")
        .with("properties", properties)
        .with_some("required", (!required.is_empty()).then_some(required))
        .with("additionalProperties", false)
        .and(reference::definitions(record.object.properties()))
}
