//! The other end of a relationship that is declared by itself.

use http::StatusCode;
use mosaic::wire::Refusal;
use mosaic_codegen::model::{path_of_type, type_of_path};
use serde_json::{Map, Value, json};

use crate::endpoints::repository::End;

/// The member that says how the other end is declared. The schema service alone knows it: in the
/// configuration both ends stand for themselves.
const REVERSE_PROPERTY: &str = "reverseProperty";

/// The other end of a relationship: a property of the target.
#[derive(Debug, PartialEq)]
pub(super) struct Reverse {
    /// The type that the relationship leads to, and the property of it that leads back.
    pub(super) end: End,
    /// Where the relationship comes from.
    origin: End,
    /// What was said about the property that leads back.
    said: Map<String, Value>,
}

impl Reverse {
    /// Takes what `declared`, the property `origin` (type and name), says about its other end, or
    /// nothing where it has none but itself.
    ///
    /// # Errors
    ///
    /// When there is another end, and nothing says how it is declared.
    pub(super) fn take_from(
        declared: &mut Map<String, Value>,
        origin: (&str, &str),
    ) -> Result<Option<Self>, Refusal> {
        let Some(relationship) = relationship_mut(declared) else {
            return Ok(None);
        };
        let leads_back = leads_back(relationship);
        let reverse_name = relationship.get("reversePropertyName").and_then(Value::as_str);
        let reverse_name = reverse_name.map(str::to_owned);
        let Some(target) = target_mut(relationship) else {
            return Err(refused("Resource collection is required to create a relationship"));
        };
        let said = target.shift_remove(REVERSE_PROPERTY);
        if !leads_back {
            return Ok(None);
        }
        let Some(property) = reverse_name else {
            return Err(refused("reversePropertyName: field is required"));
        };
        let end = (type_name(target).to_owned(), property);
        if (end.0.as_str(), end.1.as_str()) == origin {
            return Ok(None);
        }
        let Some(Value::Object(said)) = said else {
            return Err(refused("reverseProperty: field is required"));
        };
        let origin = (origin.0.to_owned(), origin.1.to_owned());
        Ok(Some(Self { end, origin, said }))
    }

    /// Returns how the other end is declared from now on; what nobody said anything about is as in
    /// `earlier`, if that is a relationship of the same kind.
    pub(super) fn over(&self, earlier: Option<&Map<String, Value>>) -> Map<String, Value> {
        let is_alike = |earlier: &&Map<String, Value>| {
            is_list(earlier) == is_list(&self.said) && relationship(earlier).is_some()
        };
        let kept = earlier.filter(is_alike).cloned();
        let mut declared = kept.unwrap_or_else(|| self.plain(is_list(&self.said)));
        if let Some(relationship) = relationship_mut(&mut declared) {
            relationship.insert("reverseRelationship".to_owned(), true.into());
            relationship.insert("reversePropertyName".to_owned(), self.origin.1.as_str().into());
            let validate = self.said.get("validate").map(|it| ("validate".to_owned(), it.clone()));
            relationship.extend(validate);
        }
        if let Some(target) = relationship_mut(&mut declared).and_then(target_mut) {
            target.insert("path".to_owned(), path_of_type(&self.origin.0).into());
            target.extend(notices(self.said.get("resourceCollection")));
        }
        declared
    }

    /// Returns how a property is declared that leads back, and of which nothing else was said.
    fn plain(&self, is_list: bool) -> Map<String, Value> {
        let end = json!({
            "type": "relationship",
            "reverseRelationship": true,
            "reversePropertyName": self.origin.1,
            "validate": false,
            "properties": {
                "_ref": {"type": "string"},
                "_refProperties": {"type": "object", "properties": {"_id": {"type": "string"}}},
            },
            "resourceCollection": [
                {"path": path_of_type(&self.origin.0), "label": self.origin.0},
            ],
        });
        let declared = if is_list {
            json!({"type": "array", "returnByDefault": false, "items": end})
        } else {
            end
        };
        declared.as_object().cloned().unwrap_or_default()
    }
}

/// Returns the other end of a relationship; nothing where nothing leads back.
pub(super) fn other_end(declared: &Map<String, Value>) -> Option<End> {
    let relationship = relationship(declared).filter(|it| leads_back(it))?;
    let property = relationship.get("reversePropertyName")?.as_str()?;
    let target = relationship.get("resourceCollection")?.get(0)?.as_object()?;
    Some((type_name(target).to_owned(), property.to_owned()))
}

/// Adds to a relationship how its other end is declared, as the schema service tells it and takes it.
pub(super) fn describe(declared: &mut Map<String, Value>, other: &Map<String, Value>) {
    let Some(far) = relationship(other) else { return };
    let told = [("type", other.get("type")), ("validate", far.get("validate"))];
    let told = told.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?.clone())));
    let mut described: Map<_, _> = told.collect();
    let collection: Map<_, _> = notices(far.get("resourceCollection")).collect();
    described.insert("resourceCollection".to_owned(), collection.into());
    if let Some(target) = relationship_mut(declared).and_then(target_mut) {
        target.insert(REVERSE_PROPERTY.to_owned(), described.into());
    }
}

/// Returns what a target of a relationship, or the only one of several, says of notices and of what is
/// shown to choose from.
fn notices(said: Option<&Value>) -> impl Iterator<Item = (String, Value)> {
    ["notify", "query"].into_iter().filter_map(move |name| {
        let found = said?.get(name).or_else(|| said?.get(0)?.get(name))?;
        Some((name.to_owned(), found.clone()))
    })
}

/// Returns what a property of references says of them.
fn relationship(declared: &Map<String, Value>) -> Option<&Map<String, Value>> {
    let found = if is_list(declared) { declared.get("items")?.as_object()? } else { declared };
    found.get("type").is_some_and(|kind| kind == "relationship").then_some(found)
}

fn relationship_mut(declared: &mut Map<String, Value>) -> Option<&mut Map<String, Value>> {
    relationship(declared)?;
    if is_list(declared) {
        return declared.get_mut("items")?.as_object_mut();
    }
    Some(declared)
}

fn is_list(declared: &Map<String, Value>) -> bool {
    declared.get("type").is_some_and(|kind| kind == "array")
}

fn target_mut(relationship: &mut Map<String, Value>) -> Option<&mut Map<String, Value>> {
    relationship.get_mut("resourceCollection")?.get_mut(0)?.as_object_mut()
}

fn leads_back(relationship: &Map<String, Value>) -> bool {
    relationship.get("reverseRelationship").is_some_and(|reverse| *reverse == true)
}

/// Returns the name of the type that a target of a relationship is.
fn type_name(target: &Map<String, Value>) -> &str {
    let path = target.get("path").and_then(Value::as_str).unwrap_or_default();
    type_of_path(path).unwrap_or(path)
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
        let reverse = reverse.unwrap().unwrap();
        assert_eq!(reverse.end, ("loan".to_owned(), "reader".to_owned()));
        let end = Value::from(reverse.over(None));
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

    #[test]
    fn what_is_told_of_the_other_end_can_be_given_back() {
        let (reverse, mut declared) = taken(json!({
            "type": "relationship",
            "reverseRelationship": true,
            "reversePropertyName": "reader",
            "resourceCollection": [{"path": "managed/loan", "reverseProperty": {
                "type": "array",
                "validate": true,
                "resourceCollection": {"notify": true, "query": {"queryFilter": "true"}},
            }}],
        }));
        let mut far = reverse.unwrap().unwrap().over(None);
        far.insert("title".to_owned(), "Reader".into());
        far["items"]["resourceCollection"][0]["label"] = "Loan".into();
        let object = declared.as_object_mut().unwrap();
        assert_eq!(other_end(object), Some(("loan".to_owned(), "reader".to_owned())));
        describe(object, &far);
        let again = taken(declared).0.unwrap().unwrap();
        assert_eq!(again.over(Some(&far)), far);
    }

    #[test]
    fn a_relationship_may_be_its_own_other_end() {
        let (reverse, _) = taken(json!({
            "type": "relationship",
            "reverseRelationship": true,
            "reversePropertyName": "custom_loans",
            "resourceCollection": [{"path": "managed/reader"}],
        }));
        assert_eq!(reverse, Ok(None));
    }
}
