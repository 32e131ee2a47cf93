//! What an answer shows of one relationship.

use bytes::Bytes;
use mosaic::{
    Json, Revision,
    wire::{Change, ROOT, ResourcePath, Stored},
};
use serde_json::Map;

use super::Resource;
use crate::{
    Flavour,
    relationships::{Edge, Place, reference, revision, target},
    store::{ID, REVISION},
    tenant::View,
};

/// What the names of a reference's own members begin with; all others are fields of the object that
/// it leads to.
pub(super) const OWN: &str = "_ref";

impl Resource<'_> {
    /// Returns the answer that shows a relationship.
    pub(super) fn stored(
        &self,
        view: View<'_>,
        edge: &Edge,
        pointers: &[Vec<String>],
        change: Change,
    ) -> Stored {
        let place = self.place;
        let elements =
            ["managed", &place.object_type.name, self.vertex.id(), &place.property.name, &edge.id];
        let location = match change {
            Change::Created => Some(format!("{ROOT}{}", ResourcePath::of(elements))),
            Change::Done | Change::NotModified => None,
        };
        Stored {
            change,
            revision: Revision::new(edge.revision.as_str()).ok(),
            location,
            body: self.body(view, edge, pointers),
        }
    }

    /// Returns what stands for a relationship in an answer, as JSON.
    pub(super) fn body(&self, view: View<'_>, edge: &Edge, pointers: &[Vec<String>]) -> Bytes {
        let item = serde_json::to_vec(&self.item(view, edge, pointers));
        Bytes::from(item.expect("a map with text for keys is JSON"))
    }

    /// Returns what stands for a relationship in a collection: the reference, and what pointers ask
    /// for of the object that it leads to.
    ///
    /// AIC shows the whole reference wherever a field of the object is asked for; `OpenIDM` shows
    /// what was named and no more.
    fn item(&self, view: View<'_>, edge: &Edge, pointers: &[Vec<String>]) -> Map<String, Json> {
        let far = &edge.far(&self.vertex, &self.place.property.name).vertex;
        let of_target = revision(view, far);
        let reference = reference(edge, far, Place::Item(of_target), view.flavour);
        let is_own = |pointer: &&Vec<String>| {
            pointer
                .first()
                .is_some_and(|name| name.starts_with(OWN) || is_identity(name, view.flavour))
        };
        let asked: Vec<_> = pointers.iter().filter(|pointer| !is_own(pointer)).cloned().collect();
        let is_whole = pointers.is_empty()
            || asked.iter().any(|pointer| pointer.first().is_none_or(|name| name == "*"))
            || (view.flavour == Flavour::Aic && !asked.is_empty());
        let mut item =
            if is_whole { reference } else { narrow(&reference, pointers.iter().filter(is_own)) };
        if asked.is_empty() {
            return item;
        }
        let mut fields = target(view, far, &asked);
        // That of the relationship stands there on AIC; on `OpenIDM` it is shown where it is named.
        let is_named = |name: &str| {
            is_whole || asked.iter().any(|it| it.first().is_some_and(|first| first == name))
        };
        fields.retain(|name, _| {
            !matches!(&**name, ID | REVISION) || view.flavour == Flavour::Idm && is_named(name)
        });
        item.extend(fields);
        item
    }
}

/// Returns whether a name is that of an identity which AIC shows in every item.
fn is_identity(name: &str, flavour: Flavour) -> bool {
    flavour == Flavour::Aic && matches!(name, ID | REVISION)
}

/// Returns the identity of a reference and the members that pointers name, each by the last name of
/// its pointer.
fn narrow<'p>(
    reference: &Map<String, Json>,
    pointers: impl Iterator<Item = &'p Vec<String>>,
) -> Map<String, Json> {
    let mut narrowed = Map::new();
    for name in [ID, REVISION] {
        if let Some(value) = reference.get(name) {
            narrowed.insert(name.to_owned(), value.clone());
        }
    }
    for pointer in pointers {
        let Some((first, rest)) = pointer.split_first() else { continue };
        let value = rest
            .iter()
            .try_fold(reference.get(first), |value, name| Some(value?.as_object()?.get(name)));
        if let Some(Some(value)) = value {
            narrowed.insert(rest.last().unwrap_or(first).clone(), value.clone());
        }
    }
    narrowed
}
