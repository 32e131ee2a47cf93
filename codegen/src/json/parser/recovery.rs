//! What to do with what is not JSON: report it once, and go on as its author most likely meant it.
//!
//! Each step reads at least one byte, or leaves what it found to a state that reads it.

use crate::json::document::{Form, offset};
use crate::json::error::{Container, SyntaxErrorKind};
use crate::json::value::Kind;
use crate::span::Span;

use super::{Expect, NO_PARENT, Parser, Step, expect_item, scan};

impl Parser<'_> {
    /// Goes on at `position`, where the fast path does not know how.
    #[cold]
    #[inline(never)]
    pub(super) fn recover(&mut self, expect: Expect, position: usize) -> Step {
        self.position = position;
        let expect = match expect {
            Expect::Value => self.recover_value(),
            Expect::Key => self.recover_key(),
            Expect::Colon => self.recover_colon(),
            Expect::Separator => self.recover_separator(),
            Expect::Nothing => Expect::Nothing,
        };
        (expect, self.position)
    }

    /// Goes on where a value is expected and none begins.
    fn recover_value(&mut self) -> Expect {
        let in_object = self.container == Some(Container::Object);
        match self.peek() {
            None | Some(b'}' | b']' | b',') if in_object => {
                self.report_here(SyntaxErrorKind::MissingValue);
                self.push_missing(Kind::Null);
                Expect::Separator
            }
            None => self.finish(),
            Some(b',') => self.skip_one(SyntaxErrorKind::ExtraComma, Expect::Value),
            Some(close @ (b'}' | b']')) => self.recover_close(close, Expect::Value),
            Some(b'{') => self.skip_too_deep(Container::Object),
            Some(b'[') => self.skip_too_deep(Container::Array),
            Some(b'\'') => self.single_quoted(Expect::Separator),
            Some(b'+' | b'.') => {
                self.position = self.number(self.position);
                Expect::Separator
            }
            Some(_) => match self.bare_word() {
                0 => self.skip_unexpected(Expect::Value),
                length => self.bare_value(length),
            },
        }
    }

    /// Goes on where a member's name is expected and none begins.
    fn recover_key(&mut self) -> Expect {
        match self.peek() {
            None => self.finish(),
            Some(b',') => self.skip_one(SyntaxErrorKind::ExtraComma, Expect::Key),
            Some(close @ (b'}' | b']')) => self.recover_close(close, Expect::Key),
            Some(b'\'') => self.single_quoted(Expect::Colon),
            Some(b'{' | b'[' | b':') => {
                self.report_here(SyntaxErrorKind::MissingKey);
                self.push_missing(Kind::String);
                if self.peek() == Some(b':') { Expect::Colon } else { Expect::Value }
            }
            Some(_) => match self.bare_word() {
                0 => self.skip_unexpected(Expect::Key),
                length => {
                    let end = self.position + length;
                    self.report_at(SyntaxErrorKind::UnquotedKey, self.position, end);
                    self.advance(Kind::String, end, Form::BARE);
                    Expect::Colon
                }
            },
        }
    }

    /// Goes on after a name without a colon.
    fn recover_colon(&mut self) -> Expect {
        match self.peek() {
            // An unterminated name has most likely swallowed its colon, and that was reported.
            _ if self.after_unterminated() => {
                self.push_missing(Kind::Null);
                Expect::Separator
            }
            None | Some(b',' | b'}' | b']') => Expect::Value,
            Some(b'=' | b';') => self.wrong_separator(':', Expect::Value),
            Some(byte) if self.begins_value(byte) => {
                self.report_after_last(SyntaxErrorKind::MissingColon);
                Expect::Value
            }
            Some(_) => self.skip_unexpected(Expect::Colon),
        }
    }

    /// Goes on after a value that neither a comma nor the end of its container follows.
    fn recover_separator(&mut self) -> Expect {
        let Some(container) = self.container else {
            return self.recover_end();
        };
        match self.peek() {
            None => self.finish(),
            Some(close @ (b'}' | b']')) => self.recover_close(close, Expect::Separator),
            Some(b':' | b';' | b'=') => self.wrong_separator(',', expect_item(container)),
            Some(byte) if self.begins_value(byte) => {
                if !self.after_unterminated() {
                    self.report_after_last(SyntaxErrorKind::MissingComma);
                }
                expect_item(container)
            }
            Some(_) => self.skip_unexpected(Expect::Separator),
        }
    }

    /// Goes on after the outermost value.
    fn recover_end(&mut self) -> Expect {
        if self.peek().is_none() {
            return Expect::Nothing;
        }
        if self.skip_comment() {
            return Expect::Separator;
        }
        let rest = &self.text[self.position..];
        let line = rest.split(['\n', '\r']).next().unwrap_or(rest).trim_end_matches([' ', '\t']);
        self.report_at(SyntaxErrorKind::ExtraContent, self.position, self.position + line.len());
        Expect::Nothing
    }

    /// Ends the document where the text ends, and closes what is open.
    fn finish(&mut self) -> Expect {
        let end = self.bytes.len();
        if let Some(container) = self.container {
            let (opened, count) = (self.opened(), self.depth);
            let kind = SyntaxErrorKind::Unclosed { container, opened, count };
            self.report_at(kind, end, end);
        } else if self.nodes.is_empty() && self.report.is_empty() {
            self.report_at(SyntaxErrorKind::Empty, end, end);
        }
        self.close_all()
    }

    /// Ends what is open with the text.
    fn close_all(&mut self) -> Expect {
        while self.parent != NO_PARENT {
            self.close(self.bytes.len());
        }
        Expect::Nothing
    }

    /// Goes on at a closing bracket that follows a comma, or does not fit the innermost container.
    ///
    /// It ends the nearest container that it fits, and all within; without one it is skipped.
    fn recover_close(&mut self, bracket: u8, expect: Expect) -> Expect {
        let here = self.position;
        if let Some(container) =
            self.container.filter(|_| expect != Expect::Separator && self.is_after_comma())
        {
            let kind = SyntaxErrorKind::TrailingComma { container };
            self.report_at(kind, self.comma, self.comma + 1);
        }
        let found = if bracket == b'}' { Container::Object } else { Container::Array };
        if !self.is_open(found) {
            return self.skip_one(SyntaxErrorKind::StrayClose(found), expect);
        }
        while let Some(container) = self.container.filter(|&container| container != found) {
            let kind = SyntaxErrorKind::MismatchedClose { opened: self.opened(), container };
            self.report_at(kind, here, here + 1);
            self.close(here);
        }
        (_, self.position) = self.close(here + 1);
        Expect::Separator
    }

    /// Returns the opening bracket of the innermost container.
    fn opened(&self) -> Span {
        let start = self.nodes[self.parent as usize].start;
        Span::new(start, start + 1)
    }

    fn is_open(&self, container: Container) -> bool {
        let mut index = self.parent;
        while let Some(node) = self.nodes.get(index as usize) {
            if node.kind == container.kind() {
                return true;
            }
            index = node.next;
        }
        false
    }

    /// Skips the container that is here, as it is nested too deep.
    fn skip_too_deep(&mut self, container: Container) -> Expect {
        self.report_at(SyntaxErrorKind::TooDeep, self.position, self.position + 1);
        let end = scan::after_container(self.bytes, self.position);
        self.advance(container.kind(), end, Form::BARE);
        if end == self.bytes.len() {
            return self.close_all(); // that the text ends within says nothing more
        }
        Expect::Separator
    }

    fn skip_one(&mut self, kind: SyntaxErrorKind, expect: Expect) -> Expect {
        self.report_at(kind, self.position, self.position + 1);
        self.position += 1;
        expect
    }

    fn wrong_separator(&mut self, expected: char, expect: Expect) -> Expect {
        let found = char::from(self.bytes[self.position]);
        self.comma = self.position;
        self.skip_one(SyntaxErrorKind::WrongSeparator { expected, found }, expect)
    }

    fn report_here(&mut self, kind: SyntaxErrorKind) {
        self.report_at(kind, self.position, self.position);
    }

    /// Reports something that is missing after the last value or name.
    fn report_after_last(&mut self, kind: SyntaxErrorKind) {
        let end = self.last_end();
        self.report_at(kind, end, end);
    }

    fn push_missing(&mut self, kind: Kind) {
        self.push(kind, self.position, self.position, Form::BARE);
    }

    /// Puts the value or key from here to `end` on the tape.
    pub(super) fn advance(&mut self, kind: Kind, end: usize, form: Form) {
        self.position = self.push(kind, self.position, end, form);
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn begins_value(&self, byte: u8) -> bool {
        matches!(byte, b'"' | b'\'' | b'{' | b'[') || self.bare_word() > 0
    }

    fn last_end(&self) -> usize {
        // After a container the last node on the tape is one of its own.
        let blanks = self.bytes[..self.position].iter().rev();
        self.position
            - blanks.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count()
    }

    /// Returns whether the last thing read was a string without its closing quote.
    fn after_unterminated(&self) -> bool {
        self.nodes.last().is_some_and(|node| {
            node.form.opening() > node.form.closing() && node.end == offset(self.last_end())
        })
    }
}
