//! Paths that name a value by what it is called, wherever it stands.

use std::fmt;

use crate::json::value::{NodeId, Value};

/// The way to a value, from the outermost one.
///
/// As text its segments are joined by `/`; within a segment `~1` stands for `/` and `~0` for `~`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path {
    segments: Vec<Segment>,
}

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The member of this name of an object (the last one, if there are several), or the element of
    /// an array whose member `name` has this value; a number without such an element is an index.
    Name(String),
    /// The element of an array at this place, counted from zero.
    Index(usize),
    /// This very value, wherever it stands; behind its container, the member or element that it is.
    Node(NodeId),
}

impl Path {
    /// Returns the path of `value` in the text that it was parsed from.
    #[must_use]
    pub fn of(value: Value<'_>) -> Self {
        Self { segments: vec![Segment::Node(value.id())] }
    }

    /// Returns the path of `item`, a member's value or an element, as a part of `container`: it can
    /// be removed and, in an object, renamed.
    #[must_use]
    pub fn item(container: Value<'_>, item: Value<'_>) -> Self {
        Self::of(container).join(Segment::Node(item.id()))
    }

    /// Returns the path of the member `name` of `object`, which need not be there yet.
    #[must_use]
    pub fn member(object: Value<'_>, name: impl Into<String>) -> Self {
        Self::of(object).join(Segment::Name(name.into()))
    }

    /// Returns the path after the last element of `array`.
    #[must_use]
    pub fn end_of(array: Value<'_>) -> Self {
        Self::of(array).join(Segment::Index(array.len()))
    }

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
                Segment::Node(node) => write!(formatter, "{slash}{node}")?,
            }
        }
        Ok(())
    }
}
