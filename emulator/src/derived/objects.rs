//! A derived value that is made of objects.

use mosaic::Json;
use serde_json::Map;

use super::{paths::reached, values::values};
use crate::{
    relationships::{Vertex, leads_to},
    schema::{Concealment, Derivation, ObjectType, Shape},
    store::{ID, Object, REVISION},
    tenant::View,
};

/// Returns the objects that a derivation leads to, each with the fields that it asks for and a
/// reference; nothing but the reference where it asks for no field.
///
/// An object shows derived properties of plain values, and none that are made of objects themselves:
/// those could nest without end.
pub(super) fn objects(view: View<'_>, vertex: &Vertex, derivation: &Derivation) -> Vec<Json> {
    let reached = reached(view, vertex, derivation);
    let shown = reached.iter().map(|vertex| {
        let mut members = fields(view, vertex, &derivation.fields);
        members.extend(leads_to(vertex, view.flavour));
        Json::Object(members)
    });
    shown.collect()
}

fn fields(view: View<'_>, vertex: &Vertex, names: &[String]) -> Map<String, Json> {
    let mut members = Map::new();
    if names.is_empty() {
        return members;
    }
    members.insert(ID.to_owned(), Json::from(vertex.id()));
    let Some((object_type, object)) = held(view, vertex) else {
        return members;
    };
    members.insert(REVISION.to_owned(), Json::from(object.revision()));
    for name in names {
        if name == "*" {
            put_all(&mut members, view, (vertex, object_type, object));
        } else if let Some(value) = field(view, (vertex, object_type, object), name) {
            members.insert(name.clone(), value);
        }
    }
    members
}

/// An object, what it is called, and its type.
type Held<'a> = (&'a Vertex, &'a ObjectType, &'a Object);

fn put_all(members: &mut Map<String, Json>, view: View<'_>, held: Held<'_>) {
    let (_, object_type, object) = held;
    let derived = object_type.properties.iter();
    let derived = derived.filter(|it| it.derivation().is_some() && it.returned_by_default);
    for name in object.members().keys().skip(2).chain(derived.map(|property| &property.name)) {
        if let Some(value) = field(view, held, name) {
            members.insert(name.clone(), value);
        }
    }
}

fn field(view: View<'_>, held: Held<'_>, name: &str) -> Option<Json> {
    let (vertex, object_type, object) = held;
    let Some(property) = object_type.property(name) else {
        return object.members().get(name).cloned();
    };
    match property.derivation() {
        _ if property.concealment != Concealment::Open => None,
        None => object.members().get(name).cloned(),
        Some(derivation) if derivation.shape == Shape::Values => {
            Some(values(view, vertex, derivation).into())
        }
        Some(_) => None,
    }
}

/// Returns the object that is called `vertex`, with its type, where it is kept here.
pub(super) fn held<'a>(view: View<'a>, vertex: &Vertex) -> Option<(&'a ObjectType, &'a Object)> {
    let type_name = vertex.type_name()?;
    Some((view.schema.object_type(type_name)?, view.store.object(type_name, vertex.id())?))
}
