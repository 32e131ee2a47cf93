//! What the schema service is sent to declare one end of a relationship.

use crate::deploy::End;
use crate::json::edit::{self, Edit, EditError};
use crate::json::{self, Value, quote};
use crate::model::{Model, Property, Relationship, Target, type_of_path};

/// The member of a target that says how the other end is declared. The schema service alone knows it,
/// and refuses an end without it (frodo, and observed on Advanced Identity Cloud).
const REVERSE_PROPERTY: &str = "reverseProperty";

/// Returns the body that declares `end` as `wanted` has it, and on each target what is asked of the
/// other end there: the service makes that in the same write. Nothing where `wanted` has no such end.
///
/// # Errors
///
/// If its declaration is no JSON.
pub fn declaration(wanted: &Model<'_>, end: &End) -> Result<Option<String>, EditError> {
    let Some(property) = end.find(wanted) else { return Ok(None) };
    let reverse = property.relationship().and_then(Relationship::named_reverse).unwrap_or_default();
    let text = property.value.raw();
    let (document, _) = json::parse(text);
    let targets = document.root().map(targets).unwrap_or_default().into_iter();
    let edits = targets.filter_map(|target| {
        let path = target.get("path")?.as_str()?;
        let other = End::new(type_of_path(&path)?, &reverse);
        let there = other.find(wanted).filter(|_| other != *end)?;
        Some(Edit::put(target, REVERSE_PROPERTY, described(there, end)?))
    });
    edit::apply(text, &edits.collect::<Vec<_>>()).map(Some)
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

/// Returns how the end that `property` is looks from `end`; nothing where it does not lead there.
fn described(property: &Property<'_>, end: &End) -> Option<String> {
    let relationship = property.relationship()?;
    let kind = if property.value.get("items").is_some() { "array" } else { "relationship" };
    let leads_back = |target: &&Target<'_>| target.type_name() == Some(&end.object);
    let target = relationship.targets.iter().find(leads_back)?;
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
