//! An object while it is patched: its values, of which one may stand in several places.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::apply::Fault;
use crate::lookup::index;

/// The deepest nesting of an object that a patch makes.
const MAXIMUM_DEPTH: usize = 120;

/// The most values of an object that a patch makes.
const MAXIMUM_VALUES: usize = 1_000_000;

/// An object while it is patched.
///
/// The servers copy a list or an object by reference, so that what is changed in one place is changed
/// in the other, too, until the patch is done. So values are not owned by where they stand.
#[derive(Debug)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    root: NodeId,
}

/// Names a value of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(usize);

#[derive(Debug)]
pub(super) enum Node {
    /// What has no parts.
    Plain(Value),
    List(Vec<NodeId>),
    Object(Members),
}

/// The members of an object, found by name and kept in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Members {
    by_name: BTreeMap<String, (usize, NodeId)>,
    next: usize,
}

impl Graph {
    pub(super) fn new(object: &Map<String, Value>) -> Self {
        let mut graph = Self { nodes: Vec::new(), root: NodeId(0) };
        graph.root = graph.add_object(object);
        graph
    }

    pub(super) fn root(&self) -> NodeId {
        self.root
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub(super) fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0]
    }

    /// Adds a value, which stands nowhere yet; parsers let it be no deeper than 128.
    pub(super) fn add(&mut self, value: &Value) -> NodeId {
        match value {
            Value::Object(members) => self.add_object(members),
            Value::Array(elements) => {
                let elements = elements.iter().map(|element| self.add(element)).collect();
                self.push(Node::List(elements))
            }
            plain => self.push(Node::Plain(plain.clone())),
        }
    }

    fn add_object(&mut self, object: &Map<String, Value>) -> NodeId {
        let mut members = Members::default();
        for (name, value) in object {
            members.insert(name, self.add(value));
        }
        self.push(Node::Object(members))
    }

    pub(super) fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        NodeId(self.nodes.len() - 1)
    }

    /// Returns the value at an element of a pointer below a node.
    pub(super) fn child(&self, id: NodeId, element: &str) -> Option<NodeId> {
        match self.node(id) {
            Node::Plain(_) => None,
            Node::List(elements) => elements.get(index(element)?).copied(),
            Node::Object(members) => members.get(element),
        }
    }

    /// Returns the value at the end of a pointer.
    pub(super) fn find(&self, pointer: &[String]) -> Option<NodeId> {
        pointer.iter().try_fold(self.root, |id, element| self.child(id, element))
    }

    pub(super) fn is_null(&self, id: NodeId) -> bool {
        matches!(self.node(id), Node::Plain(Value::Null))
    }

    /// Returns whether a value of the graph equals another; the order of members does not count.
    pub(super) fn equals(&self, id: NodeId, value: &Value) -> bool {
        match (self.node(id), value) {
            (Node::Plain(plain), value) => plain == value,
            (Node::List(ids), Value::Array(elements)) => {
                ids.len() == elements.len()
                    && ids.iter().zip(elements).all(|(id, element)| self.equals(*id, element))
            }
            (Node::Object(members), Value::Object(others)) => {
                members.by_name.len() == others.len()
                    && others.iter().all(|(name, other)| {
                        members.get(name).is_some_and(|id| self.equals(id, other))
                    })
            }
            _ => false,
        }
    }

    /// Returns the object, in which each place has a value of its own.
    pub(super) fn into_object(self) -> Result<Map<String, Value>, Fault> {
        let mut values = MAXIMUM_VALUES;
        match self.value(self.root, MAXIMUM_DEPTH, &mut values)? {
            Value::Object(object) => Ok(object),
            _ => Err(Fault::Impossible("/: Expecting a Map".to_owned())),
        }
    }

    /// A value that contains itself is deeper than any limit, and refused for that.
    fn value(&self, id: NodeId, depth: usize, values: &mut usize) -> Result<Value, Fault> {
        let left = values.checked_sub(1).zip(depth.checked_sub(1));
        let Some((fewer, depth)) = left else {
            return Err(Fault::Impossible("the patched object is too large".to_owned()));
        };
        *values = fewer;
        match self.node(id) {
            Node::Plain(value) => Ok(value.clone()),
            Node::List(elements) => {
                elements.iter().map(|element| self.value(*element, depth, values)).collect()
            }
            Node::Object(members) => {
                let mut object = Map::new();
                for (name, id) in members.in_order() {
                    object.insert(name.to_owned(), self.value(id, depth, values)?);
                }
                Ok(Value::Object(object))
            }
        }
    }
}

impl Members {
    pub(super) fn get(&self, name: &str) -> Option<NodeId> {
        self.by_name.get(name).map(|(_, id)| *id)
    }

    /// Sets a member, which keeps its place if it is there already.
    pub(super) fn insert(&mut self, name: &str, id: NodeId) {
        if let Some((_, old)) = self.by_name.get_mut(name) {
            *old = id;
            return;
        }
        self.by_name.insert(name.to_owned(), (self.next, id));
        self.next += 1;
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.by_name.remove(name);
    }

    fn in_order(&self) -> impl Iterator<Item = (&str, NodeId)> {
        let mut members: Vec<_> = self.by_name.iter().collect();
        members.sort_unstable_by_key(|(_, (place, _))| *place);
        members.into_iter().map(|(name, (_, id))| (name.as_str(), *id))
    }
}
