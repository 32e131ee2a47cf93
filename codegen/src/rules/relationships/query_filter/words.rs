//! The words that a query filter is made of.

use crate::rules::relationships::query_filter::{Fault, Gravity};
use crate::span::Span;

/// The words of a filter, one after the other.
pub(super) struct Words<'f> {
    filter: &'f str,
    position: usize,
}

/// One word: a run of characters, a parenthesis, a text in quotes, or the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'f> {
    pub(super) text: &'f str,
    kind: Kind,
    start: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Parenthesis,
    Quoted,
    /// A text whose closing quote is missing.
    Open,
    End,
}

impl<'f> Words<'f> {
    pub(super) fn new(filter: &'f str) -> Self {
        Self { filter, position: 0 }
    }

    /// Returns the next word; the end over and over where there is none.
    pub(super) fn next(&mut self) -> Word<'f> {
        let rest = &self.filter[self.position..];
        let rest = rest.trim_start_matches(' ');
        let start = self.filter.len() - rest.len();
        let (kind, length) = match rest.as_bytes().first() {
            None => (Kind::End, 0),
            Some(b'(' | b')') => (Kind::Parenthesis, 1),
            Some(quote @ (b'"' | b'\'')) => match closing(rest, *quote) {
                Some(closing) => (Kind::Quoted, closing + 1),
                None => (Kind::Open, rest.len()),
            },
            Some(_) => (Kind::Plain, rest.find([' ', '(', ')']).unwrap_or(rest.len())),
        };
        self.position = start + length;
        Word { text: &rest[..length], kind, start }
    }
}

/// Returns where the text that begins with `quote` ends.
fn closing(rest: &str, quote: u8) -> Option<usize> {
    let mut is_escaped = false;
    rest.bytes()
        .skip(1)
        .position(|byte| {
            let is_closing = byte == quote && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_closing
        })
        .map(|position| position + 1)
}

impl Word<'_> {
    pub(super) fn is_end(&self) -> bool {
        self.kind == Kind::End
    }

    pub(super) fn is_plain(&self) -> bool {
        self.kind == Kind::Plain
    }

    /// Returns whether the word is a field: a JSON pointer without what a URI cannot have.
    pub(super) fn is_pointer(&self) -> bool {
        let mut bytes = self.text.bytes();
        while let Some(byte) = bytes.next() {
            let is_escape = byte == b'%'
                && !(bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
                    && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit()));
            if is_escape || byte.is_ascii_control() || b"<>\"{}|\\^`#".contains(&byte) {
                return false;
            }
        }
        self.is_plain()
    }

    /// Returns whether the word is a value: a text, a truth value or one of Java's numbers.
    pub(super) fn is_value(&self) -> bool {
        match self.kind {
            Kind::Quoted => true,
            Kind::Plain => {
                let is_truth =
                    ["true", "false"].iter().any(|it| self.text.eq_ignore_ascii_case(it));
                is_truth || is_number(self.text)
            }
            Kind::Parenthesis | Kind::Open | Kind::End => false,
        }
    }

    /// Returns the fault that this is not what was `expected`.
    pub(super) fn fault(&self, expected: &str, hint: &'static str) -> Fault {
        let found = match self.kind {
            Kind::End => "the end of the filter".to_owned(),
            Kind::Open => "a text without a closing quote".to_owned(),
            Kind::Plain | Kind::Parenthesis | Kind::Quoted => format!("`{}`", self.text),
        };
        let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Fault {
            span: Span::new(offset(self.start), offset(self.start + self.text.len())),
            message: format!("expected {expected} in the query filter, found {found}"),
            hint,
            gravity: Gravity::Refused,
        }
    }
}

/// Returns whether Java reads `text` as a number: as a `double` where it has a point, else as a `long`.
fn is_number(text: &str) -> bool {
    if !text.contains('.') {
        return text.parse::<i64>().is_ok();
    }
    let bare = text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    bare.parse::<f64>().is_ok()
}
