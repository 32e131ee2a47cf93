//! Properties whose values follow from relationships (`queryConfig`), computed when they are read.
//!
//! A real server stores such a value and computes it anew when a relationship tells it to; here it is
//! always what the relationships say. Neither the times nor the conditions of grants are weighed
//! (`temporalConstraints`, `condition`), and the revision of an object changes with its relationships
//! alone, not with what is derived over several of them.

mod memo;
mod objects;
mod paths;
mod values;

use mosaic::Json;

pub(crate) use self::memo::Memo;
use crate::{
    relationships::Vertex,
    schema::{Derivation, Form, Property, Shape},
    tenant::View,
};

/// Returns the value of a derived property of an object.
///
/// A property of a single value has the first one that is found, or what the vendor's own properties
/// of that kind have where there is none: `null` for plain values, `{}` for an object.
pub(crate) fn value(
    view: View<'_>,
    vertex: &Vertex,
    property: &Property,
    derivation: &Derivation,
) -> Json {
    let compute = || compute(view, vertex, property, derivation);
    match view.memo {
        Some(memo) => memo.value(vertex, &property.name, compute),
        None => compute(),
    }
}

fn compute(view: View<'_>, vertex: &Vertex, property: &Property, derivation: &Derivation) -> Json {
    let mut found = match derivation.shape {
        Shape::Objects => objects::objects(view, vertex, derivation).into_iter(),
        Shape::Values => values::values(view, vertex, derivation).into_iter(),
    };
    match property.form {
        Form::List | Form::Any | Form::Relationship(_) => found.collect(),
        Form::Object => found.next().unwrap_or_else(|| Json::Object(serde_json::Map::new())),
        Form::Text | Form::Date | Form::Number | Form::Boolean => found.next().unwrap_or_default(),
    }
}
