//! The value of a relationship property in an answer, expanded as `_fields` asks for it.

use std::collections::BTreeSet;

use mosaic::Json;
use serde_json::Map;

use super::{Near, Place, Vertex, reference};
use crate::{
    fields::{self, Selection},
    refusal,
    schema::Cardinality,
    store::ID,
    tenant::View,
};

/// The most elements of a pointer behind the name of a relationship: what a longer one asks for is
/// shown unexpanded.
const DEPTH: usize = 8;

/// What pointers ask for of one relationship property.
#[derive(Debug, Default)]
struct Asked {
    /// The positions of the references, where not all are asked for.
    positions: Option<BTreeSet<usize>>,
    /// The pointers into the objects that they lead to; none leaves the references bare.
    fields: Vec<Vec<String>>,
}

/// Returns the value of a relationship property: a list, or one reference or null.
///
/// Each pointer is what stands behind the name of the property, such as `*`, `userName` or `0`; one
/// without elements asks for bare references.
pub(crate) fn show(view: View<'_>, near: Near<'_>, pointers: &[Vec<String>]) -> Json {
    let asked = Asked::new(near.relationship.cardinality, pointers);
    let edges = view.store.graph().edges(near.vertex, near.property).enumerate();
    let is_wanted = |position: &usize| match &asked.positions {
        Some(positions) => positions.contains(position),
        None => true,
    };
    let wanted = edges.filter(|(position, _)| is_wanted(position));
    let mut shown = wanted.map(|(_, edge)| {
        let far = &edge.far(near.vertex, near.property).vertex;
        let mut members = reference(edge, far, Place::Property, view.flavour);
        if !asked.fields.is_empty() {
            members.extend(target(view, far, &asked.fields));
        }
        Json::Object(members)
    });
    match near.relationship.cardinality {
        Cardinality::Many => shown.collect(),
        Cardinality::One => shown.next().unwrap_or_default(),
    }
}

/// Returns what pointers ask for of the object that a reference leads to, or why there is nothing. Of
/// objects outside of `managed/` nothing is known but the id.
pub(crate) fn target(
    view: View<'_>,
    vertex: &Vertex,
    pointers: &[Vec<String>],
) -> Map<String, Json> {
    let Some(type_name) = vertex.type_name() else {
        return Map::from_iter([(ID.to_owned(), Json::from(vertex.id()))]);
    };
    let Some(object_type) = view.schema.object_type(type_name) else {
        return failed(refusal::no_resource(&vertex.reference()).message);
    };
    let Some(object) = view.store.object(type_name, vertex.id()) else {
        return failed(refusal::no_object(object_type, vertex.id(), view.flavour).message);
    };
    fields::shown(view, object_type, object, &Selection::of(pointers.to_vec()))
}

/// Returns the revision of the object that a reference leads to, where it is kept here.
pub(crate) fn revision<'a>(view: View<'a>, vertex: &Vertex) -> Option<&'a str> {
    let object = view.store.object(vertex.type_name()?, vertex.id())?;
    Some(object.revision())
}

fn failed(message: String) -> Map<String, Json> {
    Map::from_iter([
        ("_refError".to_owned(), Json::from(true)),
        ("_refErrorMessage".to_owned(), Json::from(message)),
    ])
}

impl Asked {
    /// In a list, `*` or a position stands in front of what is asked for of the objects.
    fn new(cardinality: Cardinality, pointers: &[Vec<String>]) -> Self {
        let mut asked = Self { positions: Some(BTreeSet::new()), fields: Vec::new() };
        for pointer in pointers {
            let is_list = cardinality == Cardinality::Many;
            let position = pointer.first().filter(|_| is_list).and_then(|name| name.parse().ok());
            match (position, &mut asked.positions) {
                (Some(position), Some(positions)) => _ = positions.insert(position),
                (Some(_), None) => {}
                (None, positions) => *positions = None,
            }
            let rest = match &pointer[..] {
                [_, rest @ ..] if position.is_some() => rest,
                [every, rest @ ..] if is_list && every == "*" && !rest.is_empty() => rest,
                rest => rest,
            };
            if (1..=DEPTH).contains(&rest.len()) {
                asked.fields.push(rest.to_vec());
            }
        }
        asked.positions = asked.positions.filter(|positions| !positions.is_empty());
        asked
    }
}
