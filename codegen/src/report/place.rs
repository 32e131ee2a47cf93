//! Where a finding is, as people count: file, line and column.

use std::cell::OnceCell;

use crate::json::{LineIndex, Position};
use crate::report::harmless;
use crate::source::{Origin, Source, Sources};
use crate::span::Location;

/// Answers where a location is, in time that does not grow with the source.
///
/// The lines of a source are looked for once, when its first place is asked for.
pub struct Places<'s> {
    files: Vec<File<'s>>,
}

/// A place in a source.
#[derive(Clone, Copy, Debug)]
pub struct Place<'s> {
    /// The source.
    pub source: &'s Source,
    /// The text of its file, which may not be the one that is read.
    pub(super) text: &'s str,
    /// The first character: line from 1, column from 1 in Unicode scalar values.
    pub start: Position,
    /// The character after the last one.
    pub end: Position,
    /// Where the first line begins, in bytes.
    pub(super) line_start: usize,
    /// Where the place begins, in bytes.
    pub(super) first: usize,
    /// Where the place ends, in bytes.
    pub(super) last: usize,
}

impl Place<'_> {
    /// Returns what a reader knows the place by: file, line and column, or what has no lines to go to.
    #[must_use]
    pub fn label(&self) -> String {
        let name = harmless(&self.source.name);
        match self.source.origin {
            Origin::File => format!("{name}:{}:{}", self.start.line, self.start.column),
            Origin::Server => name.into_owned(),
        }
    }
}

struct File<'s> {
    source: &'s Source,
    index: OnceCell<LineIndex<'s>>,
}

impl<'s> Places<'s> {
    /// Returns the places of `sources`.
    #[must_use]
    pub fn new(sources: &'s Sources) -> Self {
        let files = sources.iter().map(|(_, source)| File { source, index: OnceCell::new() });
        Self { files: files.collect() }
    }

    /// Returns where `location` is, or nothing where it is of another set of sources.
    #[must_use]
    pub fn place(&self, location: Location) -> Option<Place<'s>> {
        let File { source, index } = self.files.get(location.source.0 as usize)?;
        let (text, span) = match &source.written {
            Some(written) => (written.text(), written.place(location.span)),
            None => (&*source.text, location.span),
        };
        let index = index.get_or_init(|| LineIndex::new(text));
        let first = text.floor_char_boundary(span.start as usize);
        let last = text.floor_char_boundary(span.end as usize).max(first);
        let bytes_before = index.line_column_utf8(span.start).column as usize - 1;
        Some(Place {
            source,
            text,
            start: index.line_column(span.start),
            end: index.line_column(span.end.max(span.start)),
            line_start: first.saturating_sub(bytes_before),
            first,
            last,
        })
    }
}
