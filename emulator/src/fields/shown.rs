//! The object that an answer carries.

use std::{borrow::Cow, mem};

use bytes::Bytes;
use mosaic::Json;
use serde_json::Map;

use super::{Selection, members::Members};
use crate::{
    Flavour, lookup, reference,
    schema::{Concealment, ObjectType, Property},
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
    Answer::of(view, object_type, object, selection).shown.to_json()
}

/// Returns what an answer shows of an object: `_id`, `_rev`, and then what was asked for.
pub(crate) fn shown(
    view: View<'_>,
    object_type: &ObjectType,
    object: &Object,
    selection: &Selection,
) -> Map<String, Json> {
    Answer::of(view, object_type, object, selection).shown.into_map()
}

/// An answer in the making.
struct Answer<'a> {
    view: View<'a>,
    object_type: &'a ObjectType,
    object: &'a Object,
    shown: Members<'a>,
    has_defaults: bool,
}

impl<'a> Answer<'a> {
    fn of(
        view: View<'a>,
        object_type: &'a ObjectType,
        object: &'a Object,
        selection: &Selection,
    ) -> Self {
        let shown = Members::default();
        let mut answer = Self { view, object_type, object, shown, has_defaults: false };
        for name in [ID, REVISION] {
            let value = object.members().get(name).expect("every object has an id and a revision");
            answer.shown.push(name, Cow::Borrowed(value));
        }
        if selection.pointers().is_empty() {
            answer.add_defaults();
        }
        answer.add_references(selection.pointers());
        for pointer in selection.pointers() {
            answer.add(pointer);
        }
        answer
    }

    /// Adds what is shown without `_fields`: every stored property; of relationships and of what
    /// follows from them those that the schema returns by default.
    fn add_defaults(&mut self) {
        if mem::replace(&mut self.has_defaults, true) {
            return;
        }
        let (object, object_type) = (self.object, self.object_type);
        let earlier = self.shown.len();
        for (name, value) in object.members() {
            let declared = object_type.property(name);
            let is_hidden = declared.is_some_and(|property| !property.is_stored_and_open());
            if !is_hidden && !self.shown.begin_with(earlier, name) {
                self.shown.push(name, Cow::Borrowed(value));
            }
        }
        for property in &object_type.properties {
            let name = property.name.as_str();
            let is_linked = property.relationship().is_some() || property.derivation().is_some();
            if self.shown.begin_with(earlier, name) {
                continue; // it was asked for by itself
            }
            if is_linked && property.returned_by_default {
                self.add_property(property, &[]);
            } else if property.is_mapped
                && property.is_stored_and_open()
                && !object.members().contains_key(name)
            {
                self.shown.push(name, Cow::Owned(property.empty()));
            }
        }
    }

    /// Adds the relationships that are asked for, each once for all pointers to it.
    fn add_references(&mut self, pointers: &[Vec<String>]) {
        for property in self.object_type.relationships() {
            let is_cloud = self.view.flavour == Flavour::Aic;
            let asked = pointers.iter().filter_map(|pointer| match &pointer[..] {
                [name, rest @ ..] if *name == property.name => Some(rest.to_vec()),
                [name] if name == EVERY_REFERENCE => Some(Vec::new()),
                [name, every] if name == EVERY_REFERENCE && every == EVERY && is_cloud => {
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
                    .map(Cow::Owned)
            }
            _ => self.object.members().get(name).map(Cow::Borrowed),
        };
        let missing = || property.filter(|property| property.is_mapped).map(Property::empty);
        let value = value.or_else(|| missing().map(Cow::Owned));
        if let Some(value) = value.and_then(|value| member(value, rest)) {
            self.shown.set(rest.last().unwrap_or(name).clone(), value);
        }
    }

    fn add_property(&mut self, property: &'a Property, asked: &[Vec<String>]) {
        let value = if property.relationship().is_some() {
            let asked = (property, asked);
            Some(reference::show(self.view, self.object_type, self.object, asked))
        } else {
            reference::derive(self.view, self.object_type, self.object, property)
        };
        if let Some(value) = value {
            self.shown.set(property.name.as_str(), Cow::Owned(value));
        }
    }
}

/// Returns what `path` leads to in `value`.
fn member<'a>(value: Cow<'a, Json>, path: &[String]) -> Option<Cow<'a, Json>> {
    let within = |value: &'a Json| path.iter().try_fold(value, step).map(Cow::Borrowed);
    match value {
        value if path.is_empty() => Some(value),
        Cow::Borrowed(value) => within(value),
        Cow::Owned(value) => path.iter().try_fold(&value, step).cloned().map(Cow::Owned),
    }
}

fn step<'v>(value: &'v Json, element: &String) -> Option<&'v Json> {
    match value {
        Json::Object(members) => members.get(element),
        Json::Array(elements) => elements.get(lookup::index(element)?),
        _ => None,
    }
}
