//! The object that an answer carries.

use bytes::Bytes;
use mosaic::Json;
use serde_json::Map;

use super::Selection;
use crate::{
    Flavour, reference,
    schema::{Concealment, ObjectType, Origin, Property},
    store::{ID, Object, REVISION},
    tenant::View,
};

/// Stands for everything that is shown by default.
const EVERY: &str = "*";

/// Stands for every relationship.
const EVERY_REFERENCE: &str = "*_ref";

/// Returns the object that an answer carries, as JSON.
pub(crate) fn body(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    selection: &Selection,
) -> Bytes {
    let shown = shown(view, object_type, object, selection);
    Bytes::from(serde_json::to_vec(&shown).expect("a map with text for keys is JSON"))
}

/// Returns what an answer shows of an object: `_id`, `_rev`, and then what was asked for.
pub(crate) fn shown(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    selection: &Selection,
) -> Map<String, Json> {
    let mut answer = Answer { view, object_type, object, shown: Map::new() };
    answer.shown.insert(ID.to_owned(), Json::from(object.id()));
    answer.shown.insert(REVISION.to_owned(), Json::from(object.revision()));
    if selection.pointers().is_empty() {
        answer.add_defaults();
    }
    answer.add_references(selection.pointers());
    for pointer in selection.pointers() {
        answer.add(pointer);
    }
    answer.shown
}

/// An answer in the making.
struct Answer<'a> {
    view: View<'a>,
    object_type: &'a ObjectType,
    object: &'a Object,
    shown: Map<String, Json>,
}

impl Answer<'_> {
    /// Adds what is shown without `_fields`: every stored property; of relationships and of what
    /// follows from them those that the schema returns by default.
    fn add_defaults(&mut self) {
        let declared = |name: &String| self.object_type.property(name);
        for (name, value) in self.object.members() {
            let is_hidden = declared(name).is_some_and(|property| !is_stored_and_open(property));
            if !is_hidden {
                self.shown.insert(name.clone(), value.clone());
            }
        }
        for property in &self.object_type.properties {
            let is_linked = property.relationship().is_some() || property.derivation().is_some();
            if is_linked && property.returned_by_default {
                self.add_property(property, &[]);
            } else if property.is_mapped && is_stored_and_open(property) {
                let missing = || property.empty();
                self.shown.entry(property.name.as_str()).or_insert_with(missing);
            }
        }
    }

    /// Adds the relationships that are asked for, each once for all pointers to it.
    fn add_references(&mut self, pointers: &[Vec<String>]) {
        for property in self.object_type.relationships() {
            let asked = pointers.iter().filter_map(|pointer| match &pointer[..] {
                [name, rest @ ..] if *name == property.name => Some(rest.to_vec()),
                [name] if name == EVERY_REFERENCE => Some(Vec::new()),
                [name, every]
                    if name == EVERY_REFERENCE
                        && every == EVERY
                        && self.view.flavour == Flavour::Aic =>
                {
                    Some(vec![every.clone()])
                }
                _ => None,
            });
            let asked: Vec<_> = asked.collect();
            if !asked.is_empty() {
                self.add_property(property, &asked);
            }
        }
    }

    /// Adds what one pointer asks for, but for relationships. A value goes by the last name of the
    /// pointer, at the top of the answer.
    fn add(&mut self, pointer: &[String]) {
        let (name, rest) = match pointer {
            [] => return self.add_defaults(),
            [every] if every == EVERY => return self.add_defaults(),
            [name, rest @ ..] => (name, rest),
        };
        let property = self.object_type.property(name);
        let value = match property {
            Some(property) if property.relationship().is_some() => return,
            Some(property) if property.concealment != Concealment::Open => return,
            Some(property) if property.derivation().is_some() => {
                reference::derive(self.view, self.object_type, self.object, property)
            }
            _ => self.object.members().get(name).cloned(),
        };
        let missing = || property.filter(|property| property.is_mapped).map(Property::empty);
        let Some(value) = value.or_else(missing) else { return };
        let leaf = rest.last().unwrap_or(name);
        if let Some(value) = member(value, rest) {
            self.shown.insert(leaf.clone(), value);
        }
    }

    fn add_property(&mut self, property: &Property, asked: &[Vec<String>]) {
        let value = if property.relationship().is_some() {
            let asked = (property, asked);
            Some(reference::show(self.view, self.object_type, self.object, asked))
        } else {
            reference::derive(self.view, self.object_type, self.object, property)
        };
        if let Some(value) = value {
            self.shown.insert(property.name.clone(), value);
        }
    }
}

/// Returns whether a property is stored with its object, and a caller may see it.
fn is_stored_and_open(property: &Property) -> bool {
    let is_stored = matches!(property.origin, Origin::Written | Origin::Maintained);
    is_stored && property.relationship().is_none() && property.concealment == Concealment::Open
}

/// Returns what `path` leads to in `value`.
fn member(value: Json, path: &[String]) -> Option<Json> {
    path.iter().try_fold(value, |value, element| match value {
        Json::Object(mut members) => members.swap_remove(element),
        Json::Array(mut elements) => {
            let position = element.parse::<usize>().ok().filter(|it| *it < elements.len())?;
            Some(elements.swap_remove(position))
        }
        _ => None,
    })
}
