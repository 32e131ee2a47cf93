//! The relationships of one write.

use std::{collections::BTreeSet, sync::Arc};

use mosaic::wire::Refusal;

use super::{Edge, End, Given, Graph, Vertex};
use crate::{
    Flavour, refusal,
    schema::{Cardinality, Relationship, Schema},
    store::{Object, Transaction},
};

/// The relationships of one write: what it does to them, and whom it tells.
#[derive(Debug)]
pub(crate) struct Writer<'w, 's> {
    pub(super) transaction: &'w mut Transaction<'s>,
    pub(super) schema: &'w Schema,
    pub(super) flavour: Flavour,
    /// The objects whose derived values may be others now.
    signalled: BTreeSet<Vertex>,
}

/// A relationship property of an object: the end that a client sees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near<'a> {
    /// The object.
    pub(crate) vertex: &'a Vertex,
    /// The name of the property.
    pub(crate) property: &'a str,
    /// What the schema says of it.
    pub(crate) relationship: &'a Relationship,
}

/// Whether a write changed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Everything was as it should be.
    Unchanged,
    /// Something is different.
    Changed,
}

impl<'w, 's> Writer<'w, 's> {
    /// Begins to write relationships as a part of `transaction`.
    pub(crate) fn new(
        transaction: &'w mut Transaction<'s>,
        schema: &'w Schema,
        flavour: Flavour,
    ) -> Self {
        Self { transaction, schema, flavour, signalled: BTreeSet::new() }
    }

    /// Returns the relationships as the write left them so far.
    pub(crate) fn graph(&self) -> &Graph {
        self.transaction.store().graph()
    }

    /// Removes all relationships of an object that goes away.
    pub(crate) fn forget(&mut self, vertex: &Vertex) {
        let edges: Vec<_> = self.graph().touching(vertex).cloned().collect();
        for edge in edges {
            self.delete(&edge);
        }
        self.signalled.remove(vertex);
    }

    /// Ends the relationships of the write: the objects that are told of changes get new revisions,
    /// but for `written`, which the write deals with itself.
    pub(crate) fn finish(mut self, written: &Vertex) {
        self.signalled.remove(written);
        for vertex in std::mem::take(&mut self.signalled) {
            self.renew(&vertex);
        }
    }

    /// Makes a relationship, with the id `id` or one of its own.
    pub(super) fn create(
        &mut self,
        near: Near<'_>,
        given: Given,
        id: Option<&str>,
    ) -> Result<Arc<Edge>, Refusal> {
        let far = self.far_end(near, given.vertex);
        self.refuse_taken(&far)?;
        let number = self.graph().next_number();
        let (made, revision) = self.identity();
        let id = Arc::from(id.unwrap_or(&made));
        let near = End { vertex: near.vertex.clone(), property: Some(Arc::from(near.property)) };
        let ends = [near, far];
        Ok(self.put(Edge { id, revision, number, ends, properties: given.properties }))
    }

    /// Makes a relationship that is there what the client gives.
    pub(super) fn change(
        &mut self,
        near: Near<'_>,
        edge: &Arc<Edge>,
        given: Given,
    ) -> Result<(Arc<Edge>, Effect), Refusal> {
        let is_moved = edge.far(near.vertex, near.property).vertex != given.vertex;
        if !is_moved && edge.properties == given.properties {
            return Ok((Arc::clone(edge), Effect::Unchanged));
        }
        let mut changed = Edge::clone(edge);
        if is_moved {
            let far = self.far_end(near, given.vertex);
            self.refuse_taken(&far)?;
            self.signal(edge);
            *changed.far_mut(near.vertex, near.property) = far;
        }
        changed.properties = given.properties;
        changed.revision = self.transaction.serial().revision(Some(&edge.revision), self.flavour);
        Ok((self.put(changed), Effect::Changed))
    }

    /// Removes a relationship.
    pub(crate) fn delete(&mut self, edge: &Arc<Edge>) {
        self.signal(edge);
        self.transaction.remove_edge(&edge.id);
    }

    /// Returns the object that `vertex` names, as the object itself spells its id; nothing where
    /// there is none. Objects outside of `managed/` are assumed to be there.
    pub(super) fn find(&self, vertex: &Vertex) -> Option<Vertex> {
        let Some(type_name) = vertex.type_name() else {
            return Some(vertex.clone());
        };
        self.schema.object_type(type_name)?;
        let object = self.transaction.store().object(type_name, vertex.id())?;
        Some(Vertex::new(vertex.collection(), object.id()))
    }

    fn put(&mut self, edge: Edge) -> Arc<Edge> {
        let edge = Arc::new(edge);
        self.signal(&edge);
        self.transaction.put_edge(Arc::clone(&edge));
        edge
    }

    /// Returns the other end of a relationship from `near` to `vertex`. A type that does not know the
    /// reverse property does not show the relationship, not even when it knows the property later.
    pub(super) fn far_end(&self, near: Near<'_>, vertex: Vertex) -> End {
        let reverse = near.relationship.reverse.as_deref();
        let is_shown = |name: &&str| match self.schema.at(vertex.collection()) {
            Some(target) => target.property(name).is_some_and(|it| it.relationship().is_some()),
            None => vertex.type_name().is_none(),
        };
        let property = reverse.filter(is_shown).map(Arc::from);
        End { vertex, property }
    }

    /// Refuses a further relationship at an end that holds one alone.
    fn refuse_taken(&self, far: &End) -> Result<(), Refusal> {
        let Some(property) = &far.property else { return Ok(()) };
        let is_taken = self.cardinality(far) == Some(Cardinality::One)
            && self.graph().edges(&far.vertex, property).next().is_some();
        if !is_taken {
            return Ok(());
        }
        let id = far.vertex.id();
        Err(refusal::bad_request(format!(
            "Field '{property}' of managed object '{id}' is not null, and thus not available for \
             assignment."
        )))
    }

    fn cardinality(&self, end: &End) -> Option<Cardinality> {
        Some(self.declared(end)?.cardinality)
    }

    fn declared(&self, end: &End) -> Option<&'w Relationship> {
        let schema = self.schema;
        let property = end.property.as_deref()?;
        schema.at(end.vertex.collection())?.property(property)?.relationship()
    }

    /// Notes whom a change of `edge` is told: `notifySelf` tells the object at an end, `notify` the
    /// one at the other end.
    fn signal(&mut self, edge: &Edge) {
        let [first, second] = &edge.ends;
        for (own, other) in [(first, second), (second, first)] {
            let Some(declared) = self.declared(own) else { continue };
            if declared.notifies_self {
                self.signalled.insert(own.vertex.clone());
            }
            if declared.notified.iter().any(|path| path == other.vertex.collection()) {
                self.signalled.insert(other.vertex.clone());
            }
        }
    }

    /// Gives an object a new revision.
    pub(crate) fn renew(&mut self, vertex: &Vertex) {
        let Some(type_name) = vertex.type_name() else { return };
        let Some(object) = self.transaction.store().object(type_name, vertex.id()).cloned() else {
            return;
        };
        let revision = self.transaction.serial().revision(Some(object.revision()), self.flavour);
        let renewed = Object::new(object.id().to_owned(), revision, object.content());
        self.transaction.put_object(type_name, renewed);
    }

    /// Returns an id and a first revision for a relationship.
    fn identity(&mut self) -> (String, String) {
        let flavour = self.flavour;
        let serial = self.transaction.serial();
        let id = match flavour {
            Flavour::Aic => serial.revision(None, flavour),
            Flavour::Idm => serial.uuid(),
        };
        (id, serial.revision(None, flavour))
    }
}
