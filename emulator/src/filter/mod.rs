//! Which objects a query filter lets pass.

mod fields;
mod test;

use mosaic::filter::Filter;
use serde_json::{Map, Value};

use self::test::Test;
use crate::{Flavour, lookup::look_up};

pub use self::fields::{FilteredField, fields};

/// A filter made ready for many objects.
///
/// It decides as `JsonValueFilterVisitor` of the open server does: a comparison with what is missing
/// or of another type is false, strings ignore case, and one element of an array is enough.
#[derive(Clone, Debug)]
pub struct Matcher {
    root: Node,
}

#[derive(Clone, Debug)]
enum Node {
    Literal(bool),
    Present(Vec<String>),
    Comparison { field: Vec<String>, test: Test },
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
}

impl Matcher {
    /// Makes a filter ready, for a server that knows the operators of its flavour.
    #[must_use]
    pub fn new(filter: &Filter, flavour: Flavour) -> Self {
        Self { root: Node::new(filter, flavour) }
    }

    /// Returns whether an object passes.
    #[must_use]
    pub fn matches(&self, object: &Map<String, Value>) -> bool {
        self.root.matches(object)
    }
}

impl Node {
    /// A parser lets groups be 63 deep, which bounds the depth of this, too.
    fn new(filter: &Filter, flavour: Flavour) -> Self {
        let many =
            |filters: &[Filter]| filters.iter().map(|part| Self::new(part, flavour)).collect();
        match filter {
            Filter::Literal(value) => Self::Literal(*value),
            Filter::Present(field) => Self::Present(field.clone()),
            Filter::Comparison { field, operator, value } => {
                let test = Test::new(operator, value, flavour);
                Self::Comparison { field: field.clone(), test }
            }
            Filter::And(filters) => Self::And(many(filters)),
            Filter::Or(filters) => Self::Or(many(filters)),
            Filter::Not(filter) => Self::Not(Box::new(Self::new(filter, flavour))),
        }
    }

    fn matches(&self, object: &Map<String, Value>) -> bool {
        match self {
            Self::Literal(value) => *value,
            // The whole object is always there.
            Self::Present(field) if field.is_empty() => true,
            Self::Present(field) => look_up(object, field).is_some_and(|value| !value.is_null()),
            Self::Comparison { field, test } => {
                look_up(object, field).is_some_and(|value| test.passes(value))
            }
            Self::And(nodes) => nodes.iter().all(|node| node.matches(object)),
            Self::Or(nodes) => nodes.iter().any(|node| node.matches(object)),
            Self::Not(node) => !node.matches(object),
        }
    }
}

#[cfg(test)]
mod tests;
