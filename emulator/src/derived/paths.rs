//! Where paths of relationships lead.

use std::collections::HashSet;

use crate::{relationships::Vertex, schema::Derivation, tenant::View};

/// Returns the objects that the paths of a derivation lead to from `start`, each once, in the order of
/// the paths and of the relationships on them. What a relationship leads to and is not there is left
/// out.
///
/// Each hop visits an object once, so that the work is linear in the relationships on the way.
pub(super) fn reached(view: View<'_>, start: &Vertex, derivation: &Derivation) -> Vec<Vertex> {
    let mut reached = Vec::new();
    let mut seen = HashSet::new();
    for path in derivation.paths.iter().filter(|path| !path.is_empty()) {
        let mut places = vec![start.clone()];
        for name in path {
            places = hop(view, &places, name);
        }
        let there = places.into_iter().filter(|place| is_there(view, place));
        reached.extend(there.filter(|place| seen.insert(place.clone())));
    }
    reached
}

fn hop(view: View<'_>, places: &[Vertex], name: &str) -> Vec<Vertex> {
    let mut next = Vec::new();
    let mut seen = HashSet::new();
    for place in places {
        for edge in view.store.graph().edges(place, name) {
            let far = &edge.far(place, name).vertex;
            if seen.insert(far) {
                next.push(far.clone());
            }
        }
    }
    next
}

/// Returns whether an object is there; what is outside of `managed/` is assumed to be.
fn is_there(view: View<'_>, vertex: &Vertex) -> bool {
    let Some(type_name) = vertex.type_name() else { return true };
    view.store.object(type_name, vertex.id()).is_some()
}
