//! The parser: one pass, one loop, one tape.
//!
//! Containers are kept on the tape itself: while one is open, its `next` is the index of its parent,
//! so there is no stack to overflow. The steps of the loop are inlined into one function, and hand the
//! position on in a register. What is not JSON leaves the fast path for [`recovery`], which
//! reports it and says how to go on.

#![expect(clippy::inline_always, reason = "calls between the steps cost a third of the time")]

mod foreign;
mod number;
mod recovery;
mod report;
mod scan;
mod string;

use crate::json::document::{Document, Form, Node, offset};
use crate::json::error::{Container, SyntaxError, SyntaxErrorKind};
use crate::json::value::Kind;
use crate::span::Span;

pub(super) use number::is_number;
use report::Report;

/// How deep containers may nest.
pub const DEPTH_LIMIT: u32 = 128;

/// Texts up to this size have offsets, and tapes indexes, of 32 bits.
///
/// A tape has a node for each byte at most, and a few more where something is missing.
const LONGEST: usize = u32::MAX as usize - 1024;

/// The parent of the outermost value.
const NO_PARENT: u32 = u32::MAX;

/// Parses `text`, and reports all that is wrong with it.
///
/// A byte order mark is skipped; spans are offsets into `text`, mark included. Where there are no
/// errors the document is exactly what the text says. Takes time in proportion to the text.
#[must_use]
pub fn parse(text: &str) -> (Document<'_>, Vec<SyntaxError>) {
    if text.len() > LONGEST {
        let error = SyntaxError { kind: SyntaxErrorKind::TooLarge, span: Span::default() };
        return (Document::new("", Vec::new()), vec![error]);
    }
    let mut parser = Parser::new(text);
    parser.run();
    (Document::new(text, parser.nodes), parser.report.into_errors())
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where [`recovery`] stands; the fast path hands its position from step to step.
    position: usize,
    nodes: Vec<Node>,
    /// Index of the innermost open container.
    parent: u32,
    /// What it is; nothing outside of all.
    container: Option<Container>,
    depth: u32,
    /// Where the last comma stands.
    comma: usize,
    report: Report,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A value, or the end of an array.
    Value,
    /// A member's name, or the end of an object.
    Key,
    /// The colon after a name.
    Colon,
    /// A comma, or the end of a container or of the text.
    Separator,
    /// Nothing: the text was read to its end.
    Nothing,
}

/// What comes next, and where.
type Step = (Expect, usize);

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            position: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            nodes: Vec::with_capacity(text.len() / 16 + 1),
            parent: NO_PARENT,
            container: None,
            depth: 0,
            comma: 0,
            report: Report::default(),
        }
    }

    fn run(&mut self) {
        let mut step = (Expect::Value, self.position);
        while let (expect, position) = step
            && expect != Expect::Nothing
        {
            step = match expect {
                Expect::Key => self.key(position),
                Expect::Colon => self.colon(position),
                Expect::Value => self.value(position),
                Expect::Separator => self.separator(position),
                Expect::Nothing => step,
            };
        }
    }

    /// Reads a member, or as much of it as there is, or the end of an object.
    #[inline(always)]
    fn key(&mut self, position: usize) -> Step {
        match scan::next_token(self.bytes, position) {
            (b'"', start) => {
                let end = self.string(start);
                self.colon(end)
            }
            (b'}', end) if !self.is_after_comma() => self.close(end + 1),
            (_, other) => self.recover(Expect::Key, other),
        }
    }

    #[inline(always)]
    fn colon(&mut self, position: usize) -> Step {
        match scan::next_token(self.bytes, position) {
            (b':', colon) => self.value(colon + 1),
            (_, other) => self.recover(Expect::Colon, other),
        }
    }

    /// Reads a scalar and the separator after it, the beginning of a container, or the end of an
    /// array.
    #[inline(always)]
    fn value(&mut self, position: usize) -> Step {
        let (byte, start) = scan::next_token(self.bytes, position);
        if byte == b'"' {
            let end = self.string(start);
            return self.separator(end);
        }
        let end = match byte {
            b'{' if self.depth < DEPTH_LIMIT => return self.open(Kind::Object, start),
            b'[' if self.depth < DEPTH_LIMIT => return self.open(Kind::Array, start),
            b'-' | b'0'..=b'9' => self.number(start),
            b't' if self.is_word("true", start) => self.literal(Kind::Boolean, 4, start),
            b'f' if self.is_word("false", start) => self.literal(Kind::Boolean, 5, start),
            b'n' if self.is_word("null", start) => self.literal(Kind::Null, 4, start),
            b']' if self.container == Some(Container::Array) && !self.is_after_comma() => {
                return self.close(start + 1);
            }
            _ => return self.recover(Expect::Value, start),
        };
        self.separator(end)
    }

    #[inline(always)]
    fn separator(&mut self, position: usize) -> Step {
        let (byte, position) = scan::next_token(self.bytes, position);
        match (byte, self.container) {
            (b',', Some(container)) => {
                self.comma = position;
                (expect_item(container), position + 1)
            }
            (b'}', Some(Container::Object)) | (b']', Some(Container::Array)) => {
                self.close(position + 1)
            }
            _ => self.recover(Expect::Separator, position),
        }
    }

    #[inline(always)]
    fn open(&mut self, kind: Kind, position: usize) -> Step {
        let index = offset(self.nodes.len());
        let start = offset(position);
        self.nodes.push(Node { start, end: start, next: self.parent, kind, form: Form::BARE });
        self.parent = index;
        self.container = Container::of(kind);
        self.depth += 1;
        (if kind == Kind::Object { Expect::Key } else { Expect::Value }, position + 1)
    }

    /// Closes the innermost container, whose text ends at `end`.
    #[inline(always)]
    fn close(&mut self, end: usize) -> Step {
        let next = offset(self.nodes.len());
        let node = &mut self.nodes[self.parent as usize];
        node.end = offset(end);
        self.parent = std::mem::replace(&mut node.next, next);
        self.container =
            self.nodes.get(self.parent as usize).and_then(|node| Container::of(node.kind));
        self.depth -= 1;
        (Expect::Separator, end)
    }

    /// Returns whether the innermost container, which expects an item, has one already.
    fn is_after_comma(&self) -> bool {
        self.parent as usize + 1 != self.nodes.len()
    }

    fn literal(&mut self, kind: Kind, length: usize, position: usize) -> usize {
        self.push(kind, position, position + length, Form::BARE)
    }

    /// Puts the value or key from `start` to `end` on the tape; returns `end`.
    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, end: usize, form: Form) -> usize {
        let next = offset(self.nodes.len() + 1);
        self.nodes.push(Node { start: offset(start), end: offset(end), next, kind, form });
        end
    }

    /// Returns whether the word `word`, and not a longer one, stands at `position`.
    #[inline(always)]
    fn is_word(&self, word: &str, position: usize) -> bool {
        let rest = &self.bytes[position..];
        rest.starts_with(word.as_bytes())
            && !rest.get(word.len()).is_some_and(|&b| scan::in_word(b))
    }
}

/// Returns what comes next in `container`.
const fn expect_item(container: Container) -> Expect {
    match container {
        Container::Array => Expect::Value,
        Container::Object => Expect::Key,
    }
}
