//! Paths that name a value by what it is called, wherever it stands.

use std::fmt;

use crate::json::edit::error::EditError;
use crate::json::value::{Kind, Value};

/// The way to a value, from the outermost one.
///
/// As text its segments are joined by `/`; within a segment `~1` stands for `/` and `~0` for `~`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    segments: Vec<Segment>,
}

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The member of this name of an object (the last one, if there are several), or the element of
    /// an array whose member `name` has this value; a number without such an element is an index.
    Name(String),
    /// The element of an array at this place, counted from zero.
    Index(usize),
}

impl Path {
    /// Returns the path with one more segment.
    #[must_use]
    pub fn join(mut self, segment: Segment) -> Self {
        self.segments.push(segment);
        self
    }

    /// Returns the segments.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns the path before the last segment, and that segment.
    pub(super) fn split_last(&self) -> Option<(Self, &Segment)> {
        let (last, rest) = self.segments.split_last()?;
        Some((Self { segments: rest.to_vec() }, last))
    }

    /// Returns the value at the path.
    pub(super) fn resolve<'a>(&self, root: Value<'a>) -> Result<Value<'a>, EditError> {
        self.segments.iter().enumerate().try_fold(root, |value, (depth, segment)| {
            let here = || Self { segments: self.segments[..=depth].to_vec() };
            match segment.find(value) {
                Found::One(_, child) => Ok(child),
                Found::None => Err(EditError::Missing { path: here() }),
                Found::Several => Err(EditError::Ambiguous { path: here() }),
            }
        })
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        let text = text.strip_prefix('/').unwrap_or(text);
        let segments = text.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~"));
        let segments = segments.map(Segment::Name);
        Self { segments: if text.is_empty() { Vec::new() } else { segments.collect() } }
    }
}

impl From<Vec<Segment>> for Path {
    fn from(segments: Vec<Segment>) -> Self {
        Self { segments }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, segment) in self.segments.iter().enumerate() {
            let slash = if depth == 0 { "" } else { "/" };
            match segment {
                Segment::Name(name) => {
                    write!(formatter, "{slash}{}", name.replace('~', "~0").replace('/', "~1"))?;
                }
                Segment::Index(index) => write!(formatter, "{slash}{index}")?,
            }
        }
        Ok(())
    }
}

/// What a segment leads to within a value.
pub(super) enum Found<'a> {
    /// The item of this index.
    One(usize, Value<'a>),
    /// Nothing.
    None,
    /// More than one element of that name.
    Several,
}

impl Segment {
    /// Returns what the segment leads to within `value`.
    pub(super) fn find<'a>(&self, value: Value<'a>) -> Found<'a> {
        match (self, value.kind()) {
            (Self::Name(name), Kind::Object) => find_member(value, name),
            (Self::Name(name), Kind::Array) => match (find_named(value, name), name.parse()) {
                (Found::None, Ok(index)) => find_index(value, index),
                (found, _) => found,
            },
            (Self::Index(index), Kind::Array) => find_index(value, *index),
            _ => Found::None,
        }
    }
}

fn find_member<'a>(object: Value<'a>, name: &str) -> Found<'a> {
    let members = object.members().enumerate().filter(|(_, member)| member.key.is(name));
    members.last().map_or(Found::None, |(index, member)| Found::One(index, member.value))
}

fn find_index(array: Value<'_>, index: usize) -> Found<'_> {
    array.elements().nth(index).map_or(Found::None, |element| Found::One(index, element))
}

fn find_named<'a>(array: Value<'a>, name: &str) -> Found<'a> {
    let mut named = array.elements().enumerate().filter(|(_, element)| has_name(*element, name));
    match (named.next(), named.next()) {
        (None, _) => Found::None,
        (Some((index, element)), None) => Found::One(index, element),
        (Some(_), Some(_)) => Found::Several,
    }
}

/// Returns whether the member `name` of `element` has the value `name`.
pub(super) fn has_name(element: Value<'_>, name: &str) -> bool {
    element.get("name").and_then(Value::as_str).is_some_and(|found| found == name)
}
