//! The items of one container, read once for all that is asked of them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use crate::json::edit::path::Segment;
use crate::json::edit::style::Shape;
use crate::json::value::{Key, Kind, Value};
use crate::span::Span;

/// The items of one container.
pub(super) struct Items<'a> {
    list: Vec<Item<'a>>,
    names: HashMap<Cow<'a, str>, Named>,
    kind: Kind,
    /// How they are laid out.
    pub(super) shape: Shape,
    /// The shapes of the last array and of the last object among them, once they are asked for.
    array_shape: OnceCell<Option<Shape>>,
    object_shape: OnceCell<Option<Shape>>,
}

/// A member or element.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// Its name; none in an array.
    pub(super) key: Option<Key<'a>>,
    pub(super) value: Value<'a>,
    pub(super) span: Span,
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

impl<'a> Items<'a> {
    /// Returns the items of `container`; a scalar has none.
    pub(super) fn of(container: Value<'a>) -> Self {
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
        let members = container.members().map(|member| Item {
            key: Some(member.key),
            value: member.value,
            span: member.span(),
        });
        let elements =
            container.elements().map(|value| Item { key: None, value, span: value.span() });
        Self {
            list: members.chain(elements).collect(),
            names,
            kind: container.kind(),
            shape: Shape::of(container.raw()),
            array_shape: OnceCell::new(),
            object_shape: OnceCell::new(),
        }
    }

    /// Returns them in order.
    pub(super) fn list(&self) -> &[Item<'a>] {
        &self.list
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns where the name of the member stands whose value is `value`.
    pub(super) fn key_span(&self, value: Value<'a>) -> Option<Span> {
        let position = self.list.binary_search_by_key(&value.id(), |item| item.value.id()).ok()?;
        self.list[position].key.map(Key::span)
    }

    /// Returns what `segment` leads to.
    pub(super) fn find(&self, segment: &Segment) -> Found<'a> {
        match (segment, self.kind) {
            (Segment::Index(index), Kind::Array) => self.at(*index),
            (Segment::Node(id), _) => {
                match self.list.binary_search_by_key(id, |item| item.value.id()) {
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

    /// Returns the index of the last member called `name`.
    pub(super) fn member(&self, name: &str) -> Option<usize> {
        match self.names.get(name) {
            Some(Named::One(index)) if self.kind == Kind::Object => Some(*index),
            _ => None,
        }
    }

    /// Returns how the last array among them is laid out that is not empty.
    pub(super) fn array_shape(&self) -> Option<Shape> {
        *self.array_shape.get_or_init(|| self.shape_of_last(Kind::Array))
    }

    /// Returns how the last object among them is laid out that is not empty.
    pub(super) fn object_shape(&self) -> Option<Shape> {
        *self.object_shape.get_or_init(|| self.shape_of_last(Kind::Object))
    }

    fn shape_of_last(&self, kind: Kind) -> Option<Shape> {
        let is_alike = |item: &&Item<'_>| item.value.kind() == kind && !item.value.is_empty();
        self.list.iter().rev().find(is_alike).map(|item| Shape::of(item.value.raw()))
    }

    fn at(&self, index: usize) -> Found<'a> {
        self.list.get(index).map_or(Found::None, |item| Found::One(index, item.value))
    }
}
