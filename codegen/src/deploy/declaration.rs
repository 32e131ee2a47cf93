//! What the schema service is sent to declare one end of a relationship.

use crate::deploy::End;
use crate::deploy::end::other_end;
use crate::json::edit::{self, Edit, EditError};
use crate::json::{self, Value, quote};
use crate::model::{Model, Property, Relationship};

/// The member of a target that says how the other end is declared. The schema service alone knows it,
/// and refuses an end without it (frodo, and observed on Advanced Identity Cloud).
const REVERSE_PROPERTY: &str = "reverseProperty";

/// Returns the body that declares `end` as `wanted` has it, with what is asked of its other end: the
/// service makes that in the same write. Nothing where `wanted` has no such end.
///
/// # Errors
///
/// If its declaration is no JSON.
pub fn declaration(wanted: &Model<'_>, end: &End) -> Result<Option<String>, EditError> {
    let Some(property) = end.find(wanted) else { return Ok(None) };
    let other = property.relationship().and_then(other_end).filter(|other| other != end);
    let other = other.and_then(|other| other.find(wanted)).and_then(described);
    let text = property.value.raw();
    let Some(other) = other else { return Ok(Some(text.to_owned())) };
    let (document, _) = json::parse(text);
    let targets = document.root().map(targets).unwrap_or_default().into_iter();
    let edits: Vec<_> =
        targets.map(|target| Edit::put(target, REVERSE_PROPERTY, other.as_str())).collect();
    edit::apply(text, &edits).map(Some)
}

/// Returns the entries of `resourceCollection` of a property that refers to something.
fn targets(property: Value<'_>) -> Vec<Value<'_>> {
    let node = property.get("items").unwrap_or(property);
    match node.get("resourceCollection") {
        Some(list) if list.elements().next().is_some() => list.elements().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// Returns how the end that `property` is looks from the other one.
fn described(property: &Property<'_>) -> Option<String> {
    let relationship: &Relationship<'_> = property.relationship()?;
    let kind = if property.value.get("items").is_some() { "array" } else { "relationship" };
    let target = relationship.targets.first()?;
    let told = ["notify", "query"].iter().filter_map(|name| {
        let value = target.value.get(name)?;
        Some(format!("{}:{}", quote(name), value.raw()))
    });
    let collection = told.collect::<Vec<_>>().join(",");
    let validate = relationship.value.get("validate").map_or("false", Value::raw);
    Some(format!(
        r#"{{"type":{},"validate":{validate},"resourceCollection":{{{collection}}}}}"#,
        quote(kind)
    ))
}
