//! Who is told of a change: a graph over the relationships of all types.
//!
//! A property tells the relationships that its `notifyRelationships` lists; a relationship tells the
//! objects behind it, where the change arrives at the reverse property; and a relationship with
//! `notifySelf` tells what is derived from it.

use crate::model::{Kind, Object, Property, Virtual};
use crate::rules::Context;
use crate::rules::relationships::reverse::{End, Other};

/// The graph: two nodes for every property, for what it learns and for what it tells.
#[derive(Debug)]
pub(super) struct Graph<'c, 'a> {
    objects: &'c [Object<'a>],
    /// The node of the first property of each type.
    starts: Vec<usize>,
    /// The nodes that each node leads to.
    successors: Vec<Vec<usize>>,
}

/// What a node of the graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The property learns of a change.
    Learns,
    /// The relationship tells the objects behind it.
    Tells,
}

const PARTS: usize = 2;

impl<'c, 'a> Graph<'c, 'a> {
    /// Returns the graph of the types of `context`.
    pub(super) fn new(context: &Context<'c, 'a>) -> Self {
        let objects: &'c [Object<'a>] = &context.model.objects;
        let mut starts = Vec::with_capacity(objects.len() + 1);
        let mut start = 0;
        for object in objects {
            starts.push(start);
            start += object.properties().len() * PARTS;
        }
        starts.push(start);
        let mut graph = Self { objects, starts, successors: vec![Vec::new(); start] };
        for (position, object) in objects.iter().enumerate() {
            for (offset, property) in object.properties().iter().enumerate() {
                let node = graph.starts[position] + offset * PARTS;
                graph.add(context, node, object, property);
            }
        }
        graph
    }

    /// Adds the edges that leave `property`, or enter it where it is derived.
    fn add(
        &mut self,
        context: &Context<'c, 'a>,
        node: usize,
        object: &'c Object<'a>,
        property: &'c Property<'a>,
    ) {
        for name in property.notify_relationships() {
            let told = object.property(&name.value).filter(|told| told.relationship().is_some());
            if let Some(told) = told.and_then(|told| self.node(object, told, Part::Tells)) {
                self.successors[node].push(told);
            }
        }
        if let Some(relationship) = property.relationship() {
            for other in (End { object, property, relationship }).others(context) {
                let Other::Reference(other) = other else { continue };
                if let Some(arrives) = self.node(other.object, other.property, Part::Learns) {
                    self.successors[node + 1].push(arrives);
                }
            }
        }
        let Virtual::Derived(config) = &property.virtual_ else { return };
        for first in config.paths.iter().filter_map(|path| path.first()) {
            let source = object.property(&first.value).filter(|source| {
                source.relationship().is_some_and(|source| source.notify_self().is_true())
            });
            if let Some(source) = source.and_then(|it| self.node(object, it, Part::Learns)) {
                self.successors[source].push(node);
            }
        }
    }

    /// Returns the node of `part` of `property` of `object`; nothing where they are of another model.
    pub(super) fn node(
        &self,
        object: &Object<'a>,
        property: &Property<'a>,
        part: Part,
    ) -> Option<usize> {
        let position = self.objects.element_offset(object)?;
        let offset = object.properties().element_offset(property)?;
        Some(self.starts[position] + offset * PARTS + usize::from(part == Part::Tells))
    }

    /// Returns the type and the property that `node` is of, and which part.
    pub(super) fn at(&self, node: usize) -> (&'c Object<'a>, &'c Property<'a>, Part) {
        let position = self.starts.partition_point(|start| *start <= node) - 1;
        let object = &self.objects[position];
        let within = node - self.starts[position];
        let part = if within.is_multiple_of(PARTS) { Part::Learns } else { Part::Tells };
        (object, &object.properties()[within / PARTS], part)
    }

    /// Returns the node by which a change goes the other way in a tree of objects, where `nodes` lead
    /// from each object of a type to those below it alone, or to the one above it alone.
    pub(super) fn opposite_way(&self, context: &Context<'c, 'a>, nodes: &[usize]) -> Option<usize> {
        let mut tells = nodes.iter().map(|node| self.at(*node));
        let mut tells = tells.by_ref().filter(|(_, _, part)| *part == Part::Tells);
        let ((object, property, _), None) = (tells.next()?, tells.next()) else { return None };
        let relationship = property.relationship()?;
        let mut others = End { object, property, relationship }.others(context);
        let (Other::Reference(other), None) = (others.next()?, others.next()) else { return None };
        let is_array = |property: &Property<'_>| matches!(property.kind, Kind::Array(_));
        let is_tree =
            std::ptr::eq(object, other.object) && is_array(property) != is_array(other.property);
        is_tree.then(|| self.node(object, other.property, Part::Tells)).flatten()
    }

    /// Returns the nodes that each node leads to.
    pub(super) fn successors(&self) -> &[Vec<usize>] {
        &self.successors
    }
}
