//! Where the items of a document are: each container is read once, however many paths lead through.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::json::edit::error::EditError;
use crate::json::edit::path::{Path, Segment};
use crate::json::edit::style::Shape;
use crate::json::value::{Kind, Value};
use crate::span::Span;

/// The containers of a document that paths have led to.
pub(super) struct Lookup<'a> {
    root: Value<'a>,
    /// The items of each container, by its offset.
    containers: HashMap<u32, Items<'a>>,
}

/// The items of one container.
pub(super) struct Items<'a> {
    values: Vec<Value<'a>>,
    /// Where the names of members stand; none in an array.
    keys: Vec<Span>,
    names: HashMap<Cow<'a, str>, Named>,
    kind: Kind,
    /// How they are laid out.
    pub(super) shape: Shape,
}

/// Which items have a name.
#[derive(Clone, Copy)]
enum Named {
    One(usize),
    Several,
}

/// What a segment leads to within a container.
pub(super) enum Found<'a> {
    /// The item of this index.
    One(usize, Value<'a>),
    /// Nothing.
    None,
    /// More than one element of that name.
    Several,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(root: Value<'a>) -> Self {
        Self { root, containers: HashMap::new() }
    }

    /// Returns the value that `segments` lead to.
    pub(super) fn resolve(&mut self, segments: &[Segment]) -> Result<Value<'a>, EditError> {
        segments.iter().enumerate().try_fold(self.root, |value, (depth, segment)| {
            let here = || Path::from(segments[..=depth].to_vec());
            if let Segment::Node(id) = segment {
                return self
                    .root
                    .same_document(*id)
                    .ok_or_else(|| EditError::Missing { path: here() });
            }
            match self.items(value).find(segment) {
                Found::One(_, child) => Ok(child),
                Found::None => Err(EditError::Missing { path: here() }),
                Found::Several => Err(EditError::Ambiguous { path: here() }),
            }
        })
    }

    /// Returns the items of `container`; a scalar has none.
    pub(super) fn items(&mut self, container: Value<'a>) -> &Items<'a> {
        self.containers.entry(container.span().start).or_insert_with(|| Items::of(container))
    }
}

impl<'a> Items<'a> {
    fn of(container: Value<'a>) -> Self {
        let mut names = HashMap::new();
        for (index, member) in container.members().enumerate() {
            names.insert(member.key.name(), Named::One(index)); // the last of a name counts
        }
        for (index, element) in container.elements().enumerate() {
            if let Some(name) = element.get("name").and_then(Value::as_str) {
                names
                    .entry(name)
                    .and_modify(|named| *named = Named::Several)
                    .or_insert(Named::One(index));
            }
        }
        let members = container.members().map(|member| member.value);
        Self {
            keys: container.members().map(|member| member.key.span()).collect(),
            values: members.chain(container.elements()).collect(),
            names,
            kind: container.kind(),
            shape: Shape::of(container.raw()),
        }
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns where the name of the member stands whose value is `value`.
    pub(super) fn key_span(&self, value: Value<'a>) -> Option<Span> {
        let position = self.values.binary_search_by_key(&value.id(), |value| value.id()).ok()?;
        self.keys.get(position).copied()
    }

    /// Returns what `segment` leads to.
    pub(super) fn find(&self, segment: &Segment) -> Found<'a> {
        match (segment, self.kind) {
            (Segment::Index(index), Kind::Array) => self.at(*index),
            (Segment::Node(id), _) => {
                match self.values.binary_search_by_key(id, |value| value.id()) {
                    Ok(index) => self.at(index),
                    Err(_) => Found::None,
                }
            }
            (Segment::Name(name), Kind::Object | Kind::Array) => {
                match (self.names.get(name.as_str()), self.kind, name.parse()) {
                    (Some(Named::One(index)), ..) => self.at(*index),
                    (Some(Named::Several), ..) => Found::Several,
                    (None, Kind::Array, Ok(index)) => self.at(index),
                    (None, ..) => Found::None,
                }
            }
            _ => Found::None,
        }
    }

    fn at(&self, index: usize) -> Found<'a> {
        self.values.get(index).map_or(Found::None, |value| Found::One(index, *value))
    }
}
