//! The parser: one pass, one loop, one tape.
//!
//! Containers are kept on the tape itself: while one is open, its `next` is the index of its parent,
//! so there is no stack to overflow. What is not JSON leaves the fast path for [`recovery`], which
//! reports it and says how to go on.

mod number;
mod recovery;
mod report;
mod scan;
mod string;

use crate::json::document::{Document, Form, Node, offset};
use crate::json::error::{Container, SyntaxError, SyntaxErrorKind};
use crate::json::value::Kind;
use crate::span::Span;

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
    position: usize,
    nodes: Vec<Node>,
    /// Index of the innermost open container.
    parent: u32,
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

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            position: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            nodes: Vec::with_capacity(text.len() / 16 + 1),
            parent: NO_PARENT,
            depth: 0,
            comma: 0,
            report: Report::default(),
        }
    }

    fn run(&mut self) {
        let mut expect = Expect::Value;
        while expect != Expect::Nothing {
            self.position = scan::after_blanks(self.bytes, self.position);
            expect = match expect {
                Expect::Value => self.value(),
                Expect::Key => self.key(),
                Expect::Colon => self.colon(),
                Expect::Separator => self.separator(),
                Expect::Nothing => Expect::Nothing,
            };
        }
    }

    fn value(&mut self) -> Expect {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => return self.open(Container::Object),
            Some(b'[') => return self.open(Container::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') if self.at_word("true") => self.push_literal(Kind::Boolean, 4),
            Some(b'f') if self.at_word("false") => self.push_literal(Kind::Boolean, 5),
            Some(b'n') if self.at_word("null") => self.push_literal(Kind::Null, 4),
            Some(b']') if self.container() == Some(Container::Array) => return self.close_array(),
            _ => return self.recover_value(),
        }
        Expect::Separator
    }

    fn key(&mut self) -> Expect {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'}') => {
                self.check_comma(Container::Object);
                return self.close(self.position + 1);
            }
            _ => return self.recover_key(),
        }
        Expect::Colon
    }

    fn colon(&mut self) -> Expect {
        if self.peek() != Some(b':') {
            return self.recover_colon();
        }
        self.position += 1;
        Expect::Value
    }

    fn separator(&mut self) -> Expect {
        match (self.peek(), self.container()) {
            (Some(b','), Some(container)) => {
                self.comma = self.position;
                self.position += 1;
                expect_item(container)
            }
            (Some(b'}'), Some(Container::Object)) | (Some(b']'), Some(Container::Array)) => {
                self.close(self.position + 1)
            }
            _ => self.recover_separator(),
        }
    }

    fn open(&mut self, container: Container) -> Expect {
        if self.depth == DEPTH_LIMIT {
            return self.skip_too_deep(container);
        }
        let index = offset(self.nodes.len());
        let kind = kind_of(container);
        let start = offset(self.position);
        self.nodes.push(Node { start, end: start, next: self.parent, kind, form: Form::BARE });
        self.parent = index;
        self.depth += 1;
        self.position += 1;
        expect_item(container)
    }

    fn close_array(&mut self) -> Expect {
        self.check_comma(Container::Array);
        self.close(self.position + 1)
    }

    /// Closes the innermost container, whose text ends at `end`.
    fn close(&mut self, end: usize) -> Expect {
        let next = offset(self.nodes.len());
        let node = &mut self.nodes[self.parent as usize];
        node.end = offset(end);
        self.parent = std::mem::replace(&mut node.next, next);
        self.depth -= 1;
        self.position = end;
        Expect::Separator
    }

    /// Returns what the innermost open container is, or `None` outside of all.
    fn container(&self) -> Option<Container> {
        let node = self.nodes.get(self.parent as usize)?;
        Some(if node.kind == Kind::Object { Container::Object } else { Container::Array })
    }

    fn push_literal(&mut self, kind: Kind, length: usize) {
        self.push(kind, self.position + length, Form::BARE);
    }

    /// Puts the value or key from here to `end` on the tape.
    fn push(&mut self, kind: Kind, end: usize, form: Form) {
        let next = offset(self.nodes.len() + 1);
        let (start, end) = (offset(self.position), offset(end));
        self.nodes.push(Node { start, end, next, kind, form });
        self.position = end as usize;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Returns whether the word `word`, and not a longer one, stands here.
    fn at_word(&self, word: &str) -> bool {
        let rest = &self.bytes[self.position..];
        rest.starts_with(word.as_bytes())
            && !rest.get(word.len()).is_some_and(|&b| scan::in_word(b))
    }
}

const fn expect_item(container: Container) -> Expect {
    match container {
        Container::Array => Expect::Value,
        Container::Object => Expect::Key,
    }
}

const fn kind_of(container: Container) -> Kind {
    match container {
        Container::Array => Kind::Array,
        Container::Object => Kind::Object,
    }
}
