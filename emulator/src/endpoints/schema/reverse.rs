//! The other end of a relationship that is declared by itself.

use http::StatusCode;
use mosaic::wire::Refusal;
use serde_json::{Map, Value, json};

/// The member that says how the other end is declared. The schema service alone knows it: in the
/// configuration both ends stand for themselves.
const REVERSE_PROPERTY: &str = "reverseProperty";

/// The other end of a relationship: a property of the target.
#[derive(Debug, PartialEq)]
pub(super) struct Reverse {
    /// The type that the relationship leads to.
    pub(super) target: String,
    /// The property of that type that leads back.
    pub(super) property: String,
    /// How the property is declared.
    pub(super) declared: Map<String, Value>,
}

impl Reverse {
    /// Takes what `declared`, the property `origin` (type and name), says about its other end, or
    /// nothing where it has none.
    ///
    /// # Errors
    ///
    /// When there is another end, and nothing says how it is declared.
    pub(super) fn take_from(
        declared: &mut Map<String, Value>,
        origin: (&str, &str),
    ) -> Result<Option<Self>, Refusal> {
        let is_list = declared.get("type").is_some_and(|kind| kind == "array");
        let end = if is_list {
            declared.get_mut("items").and_then(Value::as_object_mut)
        } else {
            Some(declared)
        };
        let Some(end) =
            end.filter(|end| end.get("type").is_some_and(|kind| kind == "relationship"))
        else {
            return Ok(None);
        };
        let leads_back = end.get("reverseRelationship").is_some_and(|reverse| *reverse == true);
        let Some(target) = end.get_mut("resourceCollection").and_then(|targets| targets.get_mut(0))
        else {
            return Err(refused("Resource collection is required to create a relationship"));
        };
        let reverse = target.as_object_mut().and_then(|it| it.shift_remove(REVERSE_PROPERTY));
        if !leads_back {
            return Ok(None);
        }
        let path = target.get("path").and_then(Value::as_str).unwrap_or_default();
        let path = path.strip_prefix("managed/").unwrap_or(path).to_owned();
        let Some(Value::Object(reverse)) = reverse else {
            return Err(refused("reverseProperty: field is required"));
        };
        let Some(property) = end.get("reversePropertyName").and_then(Value::as_str) else {
            return Err(refused("reversePropertyName: field is required"));
        };
        let declared = declaration(&reverse, origin);
        Ok(Some(Self { target: path, property: property.to_owned(), declared }))
    }
}

/// Returns how the other end is declared, of what was said about it.
fn declaration(reverse: &Map<String, Value>, (name, property): (&str, &str)) -> Map<String, Value> {
    let mut collection = json!({"path": format!("managed/{name}"), "label": name});
    let said = reverse.get("resourceCollection");
    for key in ["notify", "query"] {
        let said = said.and_then(|said| said.get(key).or_else(|| said.get(0)?.get(key)));
        if let Some(said) = said {
            collection[key] = said.clone();
        }
    }
    let end = json!({
        "type": "relationship",
        "reverseRelationship": true,
        "reversePropertyName": property,
        "validate": reverse.get("validate").cloned().unwrap_or_else(|| false.into()),
        "properties": {
            "_ref": {"type": "string"},
            "_refProperties": {"type": "object", "properties": {"_id": {"type": "string"}}},
        },
        "resourceCollection": [collection],
    });
    let is_list = reverse.get("type").is_some_and(|kind| kind == "array");
    let declared = if is_list {
        json!({"type": "array", "returnByDefault": false, "items": end})
    } else {
        end
    };
    declared.as_object().cloned().unwrap_or_default()
}

fn refused(message: &str) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(mut declared: Value) -> (Result<Option<Reverse>, Refusal>, Value) {
        let object = declared.as_object_mut().unwrap();
        let reverse = Reverse::take_from(object, ("reader", "custom_loans"));
        (reverse, declared)
    }

    #[test]
    fn the_other_end_is_made_of_what_is_said_about_it() {
        let (reverse, declared) = taken(json!({"type": "array", "items": {
            "type": "relationship",
            "reverseRelationship": true,
            "reversePropertyName": "reader",
            "resourceCollection": [{"path": "managed/loan", "reverseProperty": {
                "type": "relationship",
                "validate": true,
                "resourceCollection": {"notify": true, "query": {"queryFilter": "true"}},
            }}],
        }}));
        let Reverse { target, property, declared: end } = reverse.unwrap().unwrap();
        assert_eq!((target.as_str(), property.as_str()), ("loan", "reader"));
        let end = Value::from(end);
        assert_eq!(end["reversePropertyName"], "custom_loans");
        assert_eq!(end["validate"], true);
        assert_eq!(end["resourceCollection"][0]["path"], "managed/reader");
        assert_eq!(end["resourceCollection"][0]["query"]["queryFilter"], "true");
        let kept = &declared["items"]["resourceCollection"][0];
        assert_eq!(*kept, json!({"path": "managed/loan"}));
    }

    #[test]
    fn an_end_that_nobody_describes_is_refused() {
        let (reverse, _) = taken(json!({
            "type": "relationship",
            "reverseRelationship": true,
            "reversePropertyName": "reader",
            "resourceCollection": [{"path": "managed/loan"}],
        }));
        assert!(reverse.unwrap_err().message.ends_with("field is required"));
    }

    #[test]
    fn what_is_no_relationship_has_no_other_end() {
        for declared in [
            json!({"type": "string"}),
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array"}),
            json!({"type": "relationship", "resourceCollection": [{"path": "managed/loan"}]}),
        ] {
            assert_eq!(taken(declared).0, Ok(None));
        }
    }
}
