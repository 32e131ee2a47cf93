//! Paths that name a value by what it is called, wherever it stands.

use std::fmt;

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
