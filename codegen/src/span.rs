//! Byte ranges of a source, and the names and values that carry one.

use std::ops::{Deref, Range};

/// A half-open range of byte offsets into the text of one source.
///
/// Offsets are 32 bits wide: a source larger than 4 GiB is refused when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` to `end`, in bytes.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Returns the span as a range that slices a `str`.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Which source of a set of sources a span belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

impl SourceId {
    /// Returns the id after `offset` more sources were put before this one.
    #[must_use]
    pub const fn behind(self, offset: u32) -> Self {
        Self(self.0.saturating_add(offset))
    }
}

/// A span together with the source that it is an offset into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The source.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
}

impl Location {
    /// The place of what stands in no source.
    pub const NOWHERE: Self = Self { source: SourceId(u32::MAX), span: Span::new(0, 0) };

    /// Returns the place after `offset` more sources were put before its own; nowhere stays nowhere.
    #[must_use]
    pub const fn behind(self, offset: u32) -> Self {
        Self { source: self.source.behind(offset), ..self }
    }
}

/// A value and the place where it was written.
///
/// Two spanned values are equal when their values are: where something stands is not what it says.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns `value` as written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
