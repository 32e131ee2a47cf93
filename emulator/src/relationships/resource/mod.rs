//! Relationships as resources of their own: `managed/TYPE/ID/PROPERTY` and `…/RELATIONSHIP`.
//!
//! A property of many references is a collection; one of a single reference is a resource itself, as
//! long as there is a reference.

mod query;
mod read;
mod shown;
mod write;

use std::sync::Arc;

use http::StatusCode;
use mosaic::wire::{Outcome, Refusal};

pub(crate) use self::{
    query::Listing,
    read::read,
    write::{create, delete, patch, update},
};
use super::{Edge, Near, Vertex};
use crate::{
    Flavour, refusal,
    schema::{Cardinality, Relationship},
    tenant::{LinkPlace, View},
};

/// The references of one property of an object that is there.
#[derive(Debug)]
struct Resource<'a> {
    place: &'a LinkPlace<'a>,
    vertex: Vertex,
    relationship: &'a Relationship,
}

/// Refuses every action: relationships have none.
///
/// # Errors
///
/// Always.
pub(crate) fn action(view: View<'_>, place: &LinkPlace<'_>) -> Result<Outcome, Refusal> {
    let resource = Resource::find(view, place)?;
    let message = match resource.edge(view, "acted on") {
        Ok(_) => "Actions are not supported for resource instances",
        Err(_) if resource.is_collection() => "Actions are not supported for resource collections",
        Err(refusal) => return Err(refusal),
    };
    Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, message))
}

impl<'a> Resource<'a> {
    /// Returns the references that a path leads to.
    ///
    /// # Errors
    ///
    /// When the object is not there.
    fn find(view: View<'_>, place: &'a LinkPlace<'a>) -> Result<Self, Refusal> {
        let object = view.object(place.object_type, &place.id)?;
        let vertex = Vertex::new(place.object_type.path(), object.id());
        let whole = || refusal::no_resource(&format!("{}/{}", place.id, place.property.name));
        let relationship = place.property.relationship().ok_or_else(whole)?;
        Ok(Self { place, vertex, relationship })
    }

    fn near(&self) -> Near<'_> {
        let property = &self.place.property.name;
        Near { vertex: &self.vertex, property, relationship: self.relationship }
    }

    /// Returns whether the path leads to all references of a property that has many.
    fn is_collection(&self) -> bool {
        self.place.link.is_none() && self.relationship.cardinality == Cardinality::Many
    }

    /// Returns whether the path leads to a property of a single reference.
    fn is_singleton(&self) -> bool {
        self.place.link.is_none() && self.relationship.cardinality == Cardinality::One
    }

    /// Returns the relationship that the path leads to; `done` is `read`, for one.
    ///
    /// # Errors
    ///
    /// When the path leads to a collection, or to nothing.
    fn edge(&self, view: View<'_>, done: &str) -> Result<Arc<Edge>, Refusal> {
        if self.is_collection() {
            return Err(refusal::not_on_collection(done));
        }
        let (vertex, property) = (&self.vertex, self.place.property.name.as_str());
        let graph = view.store.graph();
        let found = match &self.place.link {
            None => graph.edges(vertex, property).next(),
            Some(_) if self.is_hidden(view.flavour) => None,
            Some(id) => graph.edge(id).filter(|edge| edge.touches(vertex, property)),
        };
        found.cloned().ok_or_else(|| self.missing())
    }

    /// Returns whether the server has no path to the relationship of a single reference by its id.
    fn is_hidden(&self, flavour: Flavour) -> bool {
        self.relationship.cardinality == Cardinality::One && flavour == Flavour::Idm
    }

    fn missing(&self) -> Refusal {
        let (id, property) = (&self.place.id, &self.place.property.name);
        match &self.place.link {
            None => refusal::no_resource(&format!("{id}/{property}")),
            Some(link) => refusal::no_resource(&format!("{id}/{property}/{link}")),
        }
    }

    /// Refuses a verb that the resource does not have; `done` is `created`, for one.
    fn refuse(&self, done: &str) -> Refusal {
        if self.is_collection() {
            refusal::not_on_collection(done)
        } else if self.is_singleton() {
            refusal::bad_request(format!("The singleton resource  cannot be {done}"))
        } else {
            refusal::not_on_instance(done)
        }
    }
}
