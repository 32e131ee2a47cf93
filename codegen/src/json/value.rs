//! Reading a document: values, members and keys as small copies that point into the tape.

use std::borrow::Cow;
use std::fmt;

use crate::json::document::{Document, Form, Node};
use crate::json::number::Number;
use crate::json::text::{self, Offsets};
use crate::span::Span;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number of any size and precision.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// Returns the kind with its article, as messages name it: `a string`, `an array`, `null`.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// Which value of its document a [`Value`] is: the same one after the same text is parsed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "(value {})", self.0)
    }
}

/// One value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Value<'a> {
    pub(super) fn new(document: &'a Document<'a>, index: u32) -> Self {
        Self { document, index }
    }

    /// Returns which value of its document it is.
    #[must_use]
    pub fn id(self) -> NodeId {
        NodeId(self.index)
    }

    /// Returns the value that `id` is in the same document; nothing where there is none.
    #[inline]
    pub(crate) fn same_document(self, id: NodeId) -> Option<Self> {
        self.document.has(id.0).then_some(Self { document: self.document, index: id.0 })
    }

    /// Returns what the value is.
    ///
    /// A value that is missing from the text (`{"name":}`) is null, with an empty span.
    #[inline]
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Returns the bytes of the value, quotes and brackets included.
    #[must_use]
    pub fn span(self) -> Span {
        let node = self.node();
        Span::new(node.start, node.end)
    }

    /// Returns the text of the value as it is written, quotes and brackets included.
    #[must_use]
    pub fn raw(self) -> &'a str {
        &self.document.text()[self.span().range()]
    }

    /// Returns the text of a string, borrowed unless it has escapes; `None` for other kinds.
    #[inline]
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| content(self.document, self.index))
    }

    /// Returns the bytes that say `part`, a range of the text that [`Value::as_str`] answers; the bytes
    /// of the value where it is no string.
    ///
    /// For many parts of one string, [`Value::offsets`] looks at it once.
    #[must_use]
    pub fn span_of(self, part: std::ops::Range<usize>) -> Span {
        self.offsets().map_or(self.span(), |offsets| offsets.span(&part))
    }

    /// Returns where the characters of a string are written; `None` for other kinds.
    #[must_use]
    pub fn offsets(self) -> Option<Offsets> {
        let node = self.node();
        let start = node.start + node.form.opening();
        (node.kind == Kind::String).then(|| Offsets::new(inside(self.document, node), start))
    }

    /// Returns a boolean; `None` for other kinds.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.raw().starts_with(['t', 'T']))
    }

    /// Returns whether the value is null.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Returns a number with its text; `None` for other kinds.
    #[must_use]
    pub fn as_number(self) -> Option<Number<'a>> {
        (self.kind() == Kind::Number).then(|| Number::new(self.raw()))
    }

    /// Returns the elements of an array, in order; nothing for other kinds.
    #[inline]
    #[must_use]
    pub fn elements(self) -> Elements<'a> {
        Elements { document: self.document, range: self.children(Kind::Array) }
    }

    /// Returns the members of an object, in order and with duplicates; nothing for other kinds.
    #[inline]
    #[must_use]
    pub fn members(self) -> Members<'a> {
        Members { document: self.document, range: self.children(Kind::Object) }
    }

    /// Returns how many elements or members there are; zero for scalars.
    #[must_use]
    pub fn len(self) -> usize {
        self.elements().count() + self.members().count()
    }

    /// Returns whether there are no elements or members.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.node().next == self.index + 1
    }

    /// Returns the member `name`: the last one, as servers' parsers do.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Member<'a>> {
        self.members().filter(|member| member.key.is(name)).last()
    }

    /// Returns the value of the member `name`: of the last one, as servers' parsers do.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.member(name).map(|member| member.value)
    }

    /// Returns the value that `path` leads to, member by member.
    #[must_use]
    pub fn at(self, path: &[&str]) -> Option<Value<'a>> {
        path.iter().try_fold(self, |value, name| value.get(name))
    }

    /// Returns the names that the members of this object repeat, in the order of the repetitions.
    #[must_use]
    pub fn duplicates(self) -> Vec<Duplicate<'a>> {
        let mut members: Vec<_> =
            self.members().map(|member| (member.key.name(), member)).collect();
        members.sort_by(|left, right| left.0.cmp(&right.0));
        let mut duplicates = Vec::new();
        for same in members.chunk_by(|left, right| left.0 == right.0) {
            let first = same[0].1.key;
            duplicates.extend(same.windows(2).map(|pair| Duplicate {
                first,
                before: pair[0].1,
                again: pair[1].1,
            }));
        }
        duplicates.sort_by_key(|duplicate| duplicate.again.key.index);
        duplicates
    }

    fn node(self) -> Node {
        self.document.node(self.index)
    }

    fn children(self, kind: Kind) -> Range {
        let node = self.node();
        let end = if node.kind == kind { node.next } else { self.index + 1 };
        Range { index: self.index + 1, end }
    }
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Its name.
    pub key: Key<'a>,
    /// Its value.
    pub value: Value<'a>,
}

impl Member<'_> {
    /// Returns the bytes from the name to the end of the value.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.key.span().start, self.value.span().end)
    }
}

/// The name of a member.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Key<'a> {
    /// Returns the name, borrowed unless it has escapes.
    #[inline]
    #[must_use]
    pub fn name(self) -> Cow<'a, str> {
        content(self.document, self.index)
    }

    /// Returns the bytes of the name, quotes included.
    #[must_use]
    pub fn span(self) -> Span {
        let node = self.document.node(self.index);
        Span::new(node.start, node.end)
    }

    /// Returns the name as it is written, quotes included.
    #[must_use]
    pub fn raw(self) -> &'a str {
        &self.document.text()[self.span().range()]
    }

    /// Returns whether the name is `name`, without an allocation unless it has escapes.
    #[inline]
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        let node = self.document.node(self.index);
        if node.form.is_escaped() {
            self.name() == name
        } else {
            let inside = inside_range(node);
            inside.len() == name.len()
                && self.document.text().as_bytes()[inside] == *name.as_bytes()
        }
    }
}

/// A name that an object has more than once.
#[derive(Clone, Copy, Debug)]
pub struct Duplicate<'a> {
    /// Where the name stands first.
    pub first: Key<'a>,
    /// The member that has it last before [`Duplicate::again`].
    pub before: Member<'a>,
    /// The member that has it again.
    pub again: Member<'a>,
}

/// The elements of an array: see [`Value::elements`].
#[derive(Clone, Debug)]
pub struct Elements<'a> {
    document: &'a Document<'a>,
    range: Range,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        let index = self.range.index;
        if index == self.range.end {
            return None;
        }
        self.range.index = self.document.node(index).next;
        Some(Value::new(self.document, index))
    }
}

/// The members of an object: see [`Value::members`].
#[derive(Clone, Debug)]
pub struct Members<'a> {
    document: &'a Document<'a>,
    range: Range,
}

impl<'a> Iterator for Members<'a> {
    type Item = Member<'a>;

    #[inline]
    fn next(&mut self) -> Option<Member<'a>> {
        let index = self.range.index;
        if index == self.range.end {
            return None;
        }
        let value = Value::new(self.document, index + 1);
        self.range.index = value.node().next;
        Some(Member { key: Key { document: self.document, index }, value })
    }
}

#[derive(Clone, Copy, Debug)]
struct Range {
    index: u32,
    end: u32,
}

/// Returns the text of the string at `index`, unescaped.
#[inline]
fn content<'a>(document: &'a Document<'a>, index: u32) -> Cow<'a, str> {
    let node = document.node(index);
    let inside = inside(document, node);
    if node.form.is_escaped() { Cow::Owned(text::unescape(inside)) } else { Cow::Borrowed(inside) }
}

/// Returns the text between the quotes of the string `node`, as it is written.
fn inside<'a>(document: &'a Document<'a>, node: Node) -> &'a str {
    &document.text()[inside_range(node)]
}

fn inside_range(node: Node) -> std::ops::Range<usize> {
    let Node { start, end, form, .. } = node;
    debug_assert!(form == Form::BARE || start < end, "a quoted string has a quote");
    Span::new(start + form.opening(), end - form.closing()).range()
}
