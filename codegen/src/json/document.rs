//! The parsed document: a text and the tape that says where its values are.

use crate::json::value::{Kind, Value};

/// A JSON text and the places of its values.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    tape: Vec<Node>,
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str, tape: Vec<Node>) -> Self {
        Self { text, tape }
    }

    /// Returns the text, byte order mark included.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the outermost value, or `None` where the text holds none.
    #[must_use]
    pub fn root(&self) -> Option<Value<'_>> {
        (!self.tape.is_empty()).then(|| Value::new(self, 0))
    }

    /// Returns every object of the document, outer before inner, in the order of the text.
    #[must_use]
    pub fn objects(&self) -> Objects<'_> {
        Objects { document: self, index: 0 }
    }

    /// Returns whether a node stands at `index`.
    pub(super) fn has(&self, index: u32) -> bool {
        (index as usize) < self.tape.len()
    }

    #[inline]
    pub(super) fn node(&self, index: u32) -> Node {
        self.tape[index as usize]
    }
}

/// Every object of a document: see [`Document::objects`].
#[derive(Clone, Debug)]
pub struct Objects<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Iterator for Objects<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let rest = &self.document.tape[self.index as usize..];
        let ahead = rest.iter().position(|node| node.kind == Kind::Object)?;
        let found = self.index + offset(ahead);
        self.index = found + 1;
        Some(Value::new(self.document, found))
    }
}

/// One value or key on the tape; nodes stand in the order of the text.
///
/// The node after a container is its first child. An object's children are keys and values in turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Offset of the first byte.
    pub(super) start: u32,
    /// Offset after the last byte.
    pub(super) end: u32,
    /// Index after this node and everything in it; while a container is open, index of its parent.
    pub(super) next: u32,
    /// What the value is; a key is a string.
    pub(super) kind: Kind,
    /// How a string is written.
    pub(super) form: Form,
}

/// How a string is written: its quotes, and whether it must be unescaped to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form(u8);

impl Form {
    /// Without quotes.
    pub(super) const BARE: Self = Self(0);
    /// With a quote before and none after.
    pub(super) const OPENED: Self = Self(1);
    /// With a quote before and after.
    pub(super) const QUOTED: Self = Self(3);

    const CLOSING: u8 = 2;
    const ESCAPED: u8 = 4;

    /// Returns the form with escapes inside.
    pub(super) const fn escaped(self) -> Self {
        Self(self.0 | Self::ESCAPED)
    }

    /// Returns whether there are escapes inside.
    pub(super) const fn is_escaped(self) -> bool {
        self.0 & Self::ESCAPED != 0
    }

    /// Returns how many bytes of quote stand before the content.
    pub(super) const fn opening(self) -> u32 {
        (self.0 & 1) as u32
    }

    /// Returns how many bytes of quote stand after the content.
    pub(super) const fn closing(self) -> u32 {
        ((self.0 & Self::CLOSING) >> 1) as u32
    }
}

/// Returns `position` as it is stored on the tape.
#[expect(clippy::cast_possible_truncation, reason = "`parse` refuses texts this would not fit")]
#[inline]
pub(super) const fn offset(position: usize) -> u32 {
    position as u32
}
