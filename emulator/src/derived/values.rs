//! A derived value that is made of plain values (`flattenProperties`).

use std::collections::HashSet;

use mosaic::Json;

use super::{objects::held, paths::reached};
use crate::{
    relationships::{Vertex, canonical_value},
    schema::{Concealment, Derivation, Shape},
    store::ID,
    tenant::View,
};

/// A step of the walk; `'s` is the life of the schema.
enum Step<'s> {
    /// Everything that a derivation of an object leads to.
    Derive(Vertex, &'s Derivation),
    /// One field of an object.
    Field(Vertex, &'s str),
}

/// Returns the values that a derivation leads to, each once, in the order in which they are found. The
/// elements of a list are values of their own; null is none.
///
/// A field may be derived in its turn, as `parentIDs` of an organization is made of the `parentIDs` of
/// its parent. The walk takes each such property of each object once, so that a circle ends it.
pub(super) fn values(view: View<'_>, start: &Vertex, derivation: &Derivation) -> Vec<Json> {
    let mut found = Found::default();
    let mut taken = HashSet::new();
    let mut steps = vec![Step::Derive(start.clone(), derivation)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Derive(vertex, derivation) => {
                if !taken.insert((vertex.clone(), derivation)) {
                    continue;
                }
                for target in reached(view, &vertex, derivation).into_iter().rev() {
                    let fields = derivation.fields.iter().rev();
                    steps.extend(fields.map(|name| Step::Field(target.clone(), name)));
                }
            }
            Step::Field(vertex, name) => {
                if let Some(derivation) = derived(view, &vertex, name) {
                    steps.push(Step::Derive(vertex, derivation));
                } else {
                    found.take_field(view, &vertex, name);
                }
            }
        }
    }
    found.values
}

/// Returns how a field comes to be, where it is derived and made of plain values.
fn derived<'a>(view: View<'a>, vertex: &Vertex, name: &str) -> Option<&'a Derivation> {
    let object_type = view.schema.object_type(vertex.type_name()?)?;
    let derivation = object_type.property(name)?.derivation()?;
    (derivation.shape == Shape::Values).then_some(derivation)
}

/// The values so far.
#[derive(Default)]
struct Found {
    values: Vec<Json>,
    seen: HashSet<String>,
}

impl Found {
    fn take_field(&mut self, view: View<'_>, vertex: &Vertex, name: &str) {
        if name == ID {
            return self.take(&Json::from(vertex.id()));
        }
        let Some((object_type, object)) = held(view, vertex) else { return };
        let is_open = |name: &str| {
            let property = object_type.property(name);
            property
                .is_none_or(|it| it.concealment == Concealment::Open && it.derivation().is_none())
        };
        if name != "*" {
            let value = object.members().get(name).filter(|_| is_open(name));
            return value.into_iter().for_each(|value| self.take(value));
        }
        for (_, value) in object.members().iter().skip(2).filter(|(name, _)| is_open(name)) {
            self.take(value);
        }
    }

    fn take(&mut self, value: &Json) {
        let elements = match value {
            Json::Null => &[],
            Json::Array(elements) => elements.as_slice(),
            plain => std::slice::from_ref(plain),
        };
        for element in elements.iter().filter(|element| !element.is_null()) {
            if self.seen.insert(canonical_value(element)) {
                self.values.push(element.clone());
            }
        }
    }
}
