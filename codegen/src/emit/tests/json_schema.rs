//! The three JSON Schemas of a type.

use insta::assert_snapshot;
use serde_json::Value;

use super::{compiled, text};
use crate::compile::Target;

const SHOP: &str = r#"{"objects": [{"name": "item", "schema": {"title": "Item", "required": ["name", "state"], "properties": {
    "name": {"type": "string", "title": "Name", "pattern": "^[a-z]+$", "minLength": 2},
    "state": {"type": "string", "default": "new", "enum": ["new", "sold"]},
    "price": {"type": ["number", "null"], "minimum": 0},
    "sizes": {"type": "array", "items": {"type": "object", "required": ["width"], "properties": {"width": {"type": "number"}}}},
    "made": {"type": "string", "format": "datetime"},
    "secret": {"type": "string", "scope": "private"},
    "label": {"type": "string", "isVirtual": true, "onRetrieve": {"type": "text/javascript", "source": "1"}},
    "maker": {"type": "relationship", "resourceCollection": [{"path": "managed/a.b"}]}
}}}]}"#;

fn schema(form: &str) -> Value {
    let compiled = compiled(SHOP, "", Target::JsonSchema);
    let path = format!("item.{form}.schema.json");
    let file = compiled.files.iter().find(|file| file.path == path).expect("the form is emitted");
    serde_json::from_str(&file.text).expect("the form is JSON")
}

#[test]
fn the_three_forms_of_a_type() {
    assert_snapshot!(text(&compiled(SHOP, "", Target::JsonSchema)));
}

#[test]
fn a_record_takes_null_and_more_and_any_value_of_an_open_enum() {
    let record = schema("record");
    assert_eq!(record["properties"]["name"]["type"], serde_json::json!(["string", "null"]));
    assert_eq!(record["additionalProperties"], true);
    assert_eq!(record["properties"]["state"].get("enum"), None);
}

#[test]
fn a_draft_insists_on_what_the_server_does_not_fill_in() {
    let draft = schema("draft");
    assert_eq!(draft["required"], serde_json::json!(["name"]));
    assert_eq!(draft["additionalProperties"], false);
    assert_eq!(draft["properties"].get("label"), None);
    assert_eq!(draft["properties"]["secret"]["writeOnly"], true);
}

#[test]
fn a_reference_leads_to_one_of_the_targets() {
    let pattern = &schema("draft")["properties"]["maker"]["properties"]["_ref"]["pattern"];
    assert_eq!(pattern, r"^(?:managed/a\.b)/[^/]+$");
}
