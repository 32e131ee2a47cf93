//! The relationships of one tenant.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{Edge, Vertex};

/// The relationships of one tenant, found from either end in time that depends on nothing but the
/// number of answers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    edges: HashMap<Arc<str>, Arc<Edge>>,
    /// For each object a short list of properties, each with its relationships by number.
    incident: HashMap<Vertex, Vec<Incident>>,
    next_number: u64,
}

/// The relationships that one property of an object shows; those that end at the object and that no
/// property shows, where the property is absent.
#[derive(Clone, Debug)]
struct Incident {
    property: Option<Arc<str>>,
    edges: BTreeMap<u64, Arc<Edge>>,
}

impl Graph {
    /// Returns the relationships that `property` of `vertex` shows, the oldest first.
    pub(crate) fn edges(
        &self,
        vertex: &Vertex,
        property: &str,
    ) -> impl Iterator<Item = &Arc<Edge>> {
        self.ending_at(vertex, Some(property))
    }

    /// Returns the relationships that end at `property` of `vertex`, or that end at `vertex` without
    /// a property, the oldest first.
    pub(crate) fn ending_at(
        &self,
        vertex: &Vertex,
        property: Option<&str>,
    ) -> impl Iterator<Item = &Arc<Edge>> {
        let incidents = self.incident_to(vertex).iter();
        let shown = incidents.filter(move |incident| incident.property.as_deref() == property);
        shown.flat_map(|incident| incident.edges.values())
    }

    /// Returns the relationships that end at `vertex`, whether or not a property shows them; one that
    /// ends there twice may come twice.
    pub(crate) fn touching(&self, vertex: &Vertex) -> impl Iterator<Item = &Arc<Edge>> {
        self.incident_to(vertex).iter().flat_map(|incident| incident.edges.values())
    }

    /// Returns the relationship with the id `id`.
    pub(crate) fn edge(&self, id: &str) -> Option<&Arc<Edge>> {
        self.edges.get(id)
    }

    /// Returns the number of the next relationship.
    pub(crate) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Puts a relationship, and returns the one with the same id that was in its place.
    pub(crate) fn put(&mut self, edge: Arc<Edge>) -> Option<Arc<Edge>> {
        let before = self.remove(&edge.id);
        self.next_number = self.next_number.max(edge.number + 1);
        for end in &edge.ends {
            let incidents = self.incident.entry(end.vertex.clone()).or_default();
            let position = incidents.iter().position(|incident| incident.property == end.property);
            let position = position.unwrap_or_else(|| {
                let property = end.property.clone();
                incidents.push(Incident { property, edges: BTreeMap::new() });
                incidents.len() - 1
            });
            incidents[position].edges.insert(edge.number, Arc::clone(&edge));
        }
        self.edges.insert(Arc::clone(&edge.id), edge);
        before
    }

    /// Removes a relationship, and returns it.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Arc<Edge>> {
        let edge = self.edges.remove(id)?;
        for end in &edge.ends {
            let Some(incidents) = self.incident.get_mut(&end.vertex) else {
                continue; // both ends are the same object, which is done with
            };
            for incident in incidents.iter_mut().filter(|it| it.property == end.property) {
                incident.edges.remove(&edge.number);
            }
            incidents.retain(|incident| !incident.edges.is_empty());
            if incidents.is_empty() {
                self.incident.remove(&end.vertex);
            }
        }
        Some(edge)
    }

    fn incident_to(&self, vertex: &Vertex) -> &[Incident] {
        self.incident.get(vertex).map_or(&[], Vec::as_slice)
    }
}
