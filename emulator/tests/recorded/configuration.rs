//! The types that a recorded exchange was about.

use mosaic::Json;
use serde_json::{Map, json};

/// The realm of the types that the recorded configuration has.
const REALM: &str = "alpha_";

/// Returns the types of a configuration, and those that `name` and `seen` speak of besides: a
/// self-managed server has the types of a realm without its name, and the tenant its own types, which
/// a configuration does not list.
pub(crate) fn types(configuration: &Json, name: Option<&str>, seen: &[&Json]) -> Json {
    let mut types = configuration["objects"].clone();
    let Some(name) = name else { return types };
    let list = types.as_array_mut().expect("a configuration has a list of types");
    if list.iter().any(|known| known["name"] == name) {
        return types;
    }
    if !list.iter().any(|known| known["name"] == format!("{REALM}{name}")) {
        let schema = json!({ "type": "object", "properties": {} });
        list.push(json!({ "name": name, "schema": schema }));
        return types;
    }
    let is_of_realm =
        |known: &&mut Json| known["name"].as_str().is_some_and(|n| n.starts_with(REALM));
    for known in list.iter_mut().filter(is_of_realm) {
        let text = known.to_string().replace(REALM, "");
        *known = serde_json::from_str(&text).expect("a name is no syntax");
    }
    if let Some(known) = list.iter_mut().find(|known| known["name"] == name) {
        let properties = known.pointer_mut("/schema/properties").and_then(Json::as_object_mut);
        adapt(properties.expect("a type has properties"), seen);
    }
    types
}

/// Leaves the properties that were seen, where everything is shown, and adds those that are not known.
fn adapt(properties: &mut Map<String, Json>, seen: &[&Json]) {
    let Some(whole) = seen
        .iter()
        .filter_map(|object| object.as_object())
        .find(|object| object.values().any(Json::is_null))
    else {
        return;
    };
    properties.retain(|name, property| {
        whole.contains_key(name)
            || property["returnByDefault"] == false
            || is_reference(property)
            || name == "password"
    });
    for (name, value) in whole.iter().filter(|(name, _)| !name.starts_with('_')) {
        let kind = if value.is_array() { "array" } else { "string" };
        properties.entry(name.clone()).or_insert(json!({ "type": kind }));
    }
}

/// Returns whether a property refers to other objects.
pub(crate) fn is_reference(property: &Json) -> bool {
    property["type"] == "relationship" || property["items"]["type"] == "relationship"
}
