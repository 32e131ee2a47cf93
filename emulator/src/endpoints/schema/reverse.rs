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
    /// Takes what `declared`, the property `origin` (type and name), says about its other ends: of each
    /// type that it leads to one, but itself.
    ///
    /// # Errors
    ///
    /// When there is another end, and nothing says how it is declared.
    pub(super) fn take_from(
        declared: &mut Map<String, Value>,
        origin: (&str, &str),
    ) -> Result<Vec<Self>, Refusal> {
        let Some(relationship) = relationship_mut(declared) else {
            return Ok(Vec::new());
        };
        let mut others = Vec::new();
        let mut has_targets = false;
        for target in targets_mut(relationship) {
            has_targets = true;
            let said = target.shift_remove(REVERSE_PROPERTY);
            others.extend(type_name(target).map(|name| (name.to_owned(), said)));
        }
        if !has_targets {
            return Err(refused("Resource collection is required to create a relationship"));
        }
        if !leads_back(relationship) {
            return Ok(Vec::new());
        }
        let Some(property) = reverse_name(relationship) else {
            return Err(refused("reversePropertyName: field is required"));
        };
        others.retain(|(name, _)| (name.as_str(), property) != origin);
        let reverses = others.into_iter().map(|(name, said)| {
            let Some(Value::Object(said)) = said else {
                return Err(refused("reverseProperty: field is required"));
            };
            let origin = (origin.0.to_owned(), origin.1.to_owned());
            Ok(Self { end: (name, property.to_owned()), origin, said })
        });
        reverses.collect()
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
            self.lead_back(relationship);
            relationship.insert("reverseRelationship".to_owned(), true.into());
            relationship.insert("reversePropertyName".to_owned(), self.origin.1.as_str().into());
            let validate = self.said.get("validate").map(|it| ("validate".to_owned(), it.clone()));
            relationship.extend(validate);
        }
        declared
    }

    /// Lets `relationship` lead back: beside what led here already, or in place of what led elsewhere.
    fn lead_back(&self, relationship: &mut Map<String, Value>) {
        let path = path_of_type(&self.origin.0);
        let is_shared =
            relationship.get("reversePropertyName") == Some(&Value::from(&*self.origin.1));
        let Some(Value::Array(targets)) = relationship.get_mut("resourceCollection") else {
            return;
        };
        let is_back = |target: &Value| target.get("path") == Some(&Value::from(&*path));
        let position = match targets.iter().position(is_back) {
            Some(position) => position,
            None if is_shared => targets.len(),
            None => 0,
        };
        if position == targets.len() {
            targets.push(json!({"path": path, "label": self.origin.0}));
        }
        if let Value::Object(target) = &mut targets[position] {
            target.insert("path".to_owned(), path.into());
            target.extend(notices(self.said.get("resourceCollection")));
        }
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

/// Returns the other ends of a relationship, one for each type that it leads to; none where nothing leads
/// back.
pub(super) fn other_ends(declared: &Map<String, Value>) -> Vec<End> {
    let Some((relationship, property)) =
        relationship(declared).and_then(|it| Some((it, reverse_name(it)?)))
    else {
        return Vec::new();
    };
    let targets = relationship.get("resourceCollection").and_then(Value::as_array);
    let targets = targets.into_iter().flatten().filter_map(Value::as_object);
    let types = targets.filter_map(type_name);
    types.map(|name| (name.to_owned(), property.to_owned())).collect()
}

/// Adds to a relationship, which is a property of the type `name`, how its other ends are declared, as the
/// schema service tells it and takes it: each as `find` finds it.
pub(super) fn describe<'c>(
    declared: &mut Map<String, Value>,
    name: &str,
    find: impl Fn(&End) -> Option<&'c Map<String, Value>>,
) {
    let Some(relationship) = relationship_mut(declared) else { return };
    let Some(property) = reverse_name(relationship).map(str::to_owned) else { return };
    for target in targets_mut(relationship) {
        let Some(end) = type_name(target).map(|it| (it.to_owned(), property.clone())) else {
            continue;
        };
        if let Some(described) = find(&end).and_then(|other| description(other, name)) {
            target.insert(REVERSE_PROPERTY.to_owned(), described.into());
        }
    }
}

/// Returns how `declared` is described to the type `name`, which it leads to.
fn description(declared: &Map<String, Value>, name: &str) -> Option<Map<String, Value>> {
    let relationship = relationship(declared)?;
    let told = [("type", declared.get("type")), ("validate", relationship.get("validate"))];
    let told = told.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?.clone())));
    let mut described: Map<_, _> = told.collect();
    let targets = relationship.get("resourceCollection").and_then(Value::as_array);
    let back = targets
        .into_iter()
        .flatten()
        .find(|target| target.as_object().and_then(type_name) == Some(name));
    let collection: Map<_, _> = notices(back).collect();
    described.insert("resourceCollection".to_owned(), collection.into());
    Some(described)
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

fn targets_mut(
    relationship: &mut Map<String, Value>,
) -> impl Iterator<Item = &mut Map<String, Value>> {
    let targets = relationship.get_mut("resourceCollection").and_then(Value::as_array_mut);
    targets.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn leads_back(relationship: &Map<String, Value>) -> bool {
    relationship.get("reverseRelationship").is_some_and(|reverse| *reverse == true)
}

/// Returns the name of the other ends of a relationship that leads back.
fn reverse_name(relationship: &Map<String, Value>) -> Option<&str> {
    let name = relationship.get("reversePropertyName").filter(|_| leads_back(relationship))?;
    name.as_str()
}

/// Returns the name of the type that a target of a relationship is; nothing where it is none of the
/// configuration.
fn type_name(target: &Map<String, Value>) -> Option<&str> {
    type_of_path(target.get("path")?.as_str()?)
}

fn refused(message: &str) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(mut declared: Value) -> (Result<Vec<Reverse>, Refusal>, Value) {
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
        let reverse = reverse.unwrap().remove(0);
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
            assert_eq!(taken(declared).0, Ok(Vec::new()));
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
        let mut far = reverse.unwrap().remove(0).over(None);
        far.insert("title".to_owned(), "Reader".into());
        far["items"]["resourceCollection"][0]["label"] = "Loan".into();
        let object = declared.as_object_mut().unwrap();
        assert_eq!(other_ends(object), [("loan".to_owned(), "reader".to_owned())]);
        describe(object, "reader", |_| Some(&far));
        let again = taken(declared).0.unwrap().remove(0);
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
        assert_eq!(reverse, Ok(Vec::new()));
    }
}
