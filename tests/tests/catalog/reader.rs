//! Reads the catalog as plain JSON, with its placeholders filled in for one realm.

use std::fs;

use mosaic_tests::workspace;
use serde_json::{Map, Value};

/// Returns the JSON document at `path`, relative to the root of the workspace.
pub(crate) fn document(path: &str) -> Value {
    let path = workspace().join(path);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the catalog as it was written.
pub(crate) fn written() -> Value {
    document("schemas/catalog/aic.json")
}

/// Returns the catalog as it reads in the alpha realm.
pub(crate) fn alpha() -> Value {
    fill(written())
}

/// Returns the members of the object at `pointer`.
pub(crate) fn members<'a>(value: &'a Value, pointer: &str) -> &'a Map<String, Value> {
    value.pointer(pointer).and_then(Value::as_object).unwrap_or_else(|| panic!("{pointer}"))
}

/// Returns the strings of the array called `key`; none where there is no such key.
pub(crate) fn strings<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    let items = value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    items.iter().map(|item| item.as_str().unwrap_or_else(|| panic!("{key}: {item}"))).collect()
}

/// Returns the text called `key`; empty where there is no such key.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Returns the properties of a type, the slots of its extension families last.
pub(crate) fn properties(catalog: &Value, name: &str) -> Vec<(String, Value)> {
    let listed = members(&catalog["types"][name], "/properties");
    let mut properties: Vec<_> =
        listed.iter().map(|(name, property)| (name.clone(), property.clone())).collect();
    if catalog["extensions"]["type"] == name {
        let families = catalog["extensions"]["families"].as_array().expect("a list of families");
        properties.extend(families.iter().flat_map(slots));
    }
    properties
}

/// Returns every slot of an extension family, written out as a property.
pub(crate) fn slots(family: &Value) -> Vec<(String, Value)> {
    let count = family["count"].as_u64().expect("a count");
    (1..=count)
        .map(|number| (format!("{}{number}", text(family, "prefix")), slot(family, number)))
        .collect()
}

fn slot(family: &Value, number: u64) -> Value {
    let mut slot = serde_json::json!({ "storage": "simple", "index": family["index"] });
    for key in ["title", "attribute"] {
        slot[key] = text(family, key).replace("{n}", &number.to_string()).into();
    }
    for key in ["type", "searchable", "viewable", "userEditable"] {
        if let Some(value) = family.get(key) {
            slot[key] = value.clone();
        }
    }
    let feature = &family["feature"];
    let needs = feature["from"].as_u64().zip(feature["to"].as_u64());
    if needs.is_some_and(|(from, to)| (from..=to).contains(&number)) {
        slot["feature"] = feature["name"].clone();
    }
    slot
}

fn fill(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(realm(&text)),
        Value::Array(items) => items.into_iter().map(fill).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(key, value)| (realm(&key), fill(value))).collect()
        }
        other => other,
    }
}

fn realm(text: &str) -> String {
    text.replace("{realm}", "alpha").replace("{Realm}", "Alpha")
}
