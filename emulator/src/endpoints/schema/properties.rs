//! The properties of the types of a configuration.

use serde_json::{Map, Value, json};

use crate::endpoints::repository::End;

/// Returns how `end` is declared.
pub(super) fn declared<'c>(
    configuration: &'c Map<String, Value>,
    (name, property): (&str, &str),
) -> Option<&'c Map<String, Value>> {
    let objects = configuration.get("objects")?.as_array()?;
    let object = objects.iter().find(|object| is_called(object, name))?;
    object.get("schema")?.get("properties")?.get(property)?.as_object()
}

/// Declares `end`, last in its type where it is new; nothing where there is no such type.
pub(super) fn declare(
    configuration: &mut Map<String, Value>,
    (name, property): &End,
    declared: Map<String, Value>,
) -> Option<()> {
    let schema = schema_of(configuration, name)?;
    let properties = schema.entry("properties").or_insert_with(|| json!({})).as_object_mut()?;
    properties.insert(property.clone(), declared.into());
    if let Some(order) = schema.get_mut("order").and_then(Value::as_array_mut)
        && !order.iter().any(|name| name == property)
    {
        order.push(property.as_str().into());
    }
    Some(())
}

/// Removes the declaration of `end`, and its place in the order; nothing where there is none.
pub(super) fn undeclare(
    configuration: &mut Map<String, Value>,
    (name, property): &End,
) -> Option<()> {
    let schema = schema_of(configuration, name)?;
    schema.get_mut("properties")?.as_object_mut()?.shift_remove(property)?;
    if let Some(order) = schema.get_mut("order").and_then(Value::as_array_mut) {
        order.retain(|name| name != property);
    }
    Some(())
}

/// Returns the schema of the type `name`.
fn schema_of<'c>(
    configuration: &'c mut Map<String, Value>,
    name: &str,
) -> Option<&'c mut Map<String, Value>> {
    let objects = configuration.get_mut("objects")?.as_array_mut()?;
    let object = objects.iter_mut().find(|object| is_called(object, name))?;
    object.get_mut("schema")?.as_object_mut()
}

fn is_called(object: &Value, name: &str) -> bool {
    object.get("name").is_some_and(|found| found == name)
}
