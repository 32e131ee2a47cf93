//! The types that a recorded exchange was about.

use mosaic::Json;
use serde_json::{Map, json};

/// The realm of the types that the recorded configuration has.
const REALM: &str = "alpha_";

/// Returns the types of a configuration, and the type `name` of which an object was `seen`.
///
/// A self-managed server has the types of a realm without its name, and the tenant has types of its own,
/// which a configuration does not list.
pub(crate) fn types(configuration: &Json, name: &str, seen: Option<&Json>) -> Json {
    let mut types = configuration["objects"].clone();
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
    let properties = list
        .iter_mut()
        .find(|known| known["name"] == name)
        .and_then(|known| known.pointer_mut("/schema/properties").and_then(Json::as_object_mut));
    let seen = seen.and_then(Json::as_object);
    // An object that shows nothing shows everything that there is.
    let whole = seen.filter(|seen| seen.values().any(Json::is_null));
    if let (Some(properties), Some(whole)) = (properties, whole) {
        adapt(properties, whole);
    }
    types
}

/// Leaves the properties that were seen or are not shown, and adds those that are not known.
fn adapt(properties: &mut Map<String, Json>, whole: &Map<String, Json>) {
    properties.retain(|name, property| {
        let is_hidden = property["returnByDefault"] == false || property["scope"] == "private";
        is_hidden || is_reference(property) || whole.contains_key(name)
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
