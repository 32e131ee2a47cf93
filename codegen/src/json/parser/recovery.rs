//! What to do with what is not JSON: report it once, and go on as its author most likely meant it.
//!
//! Each step reads at least one byte, or leaves what it found to a state that reads it.

use crate::json::document::{Form, offset};
use crate::json::error::{Container, SyntaxErrorKind};
use crate::json::value::Kind;
use crate::span::Span;

use super::{Expect, NO_PARENT, Parser, expect_item, kind_of, scan};

impl Parser<'_> {
    /// Goes on where a value is expected and none begins.
    #[cold]
    pub(super) fn recover_value(&mut self) -> Expect {
        let in_object = self.container() == Some(Container::Object);
        match self.peek() {
            None | Some(b'}' | b']' | b',') if in_object => {
                self.report_here(SyntaxErrorKind::MissingValue);
                self.push_missing(Kind::Null);
                Expect::Separator
            }
            None => self.finish(),
            Some(b',') => self.skip_one(SyntaxErrorKind::ExtraComma, Expect::Value),
            Some(b'}' | b']') => self.recover_close(Expect::Value),
            Some(b'\'') => self.single_quoted(Expect::Separator),
            Some(b'+' | b'.') => {
                self.number();
                Expect::Separator
            }
            Some(_) => match self.bare_word() {
                0 => self.skip_unexpected(Expect::Value),
                length => self.bare_value(length),
            },
        }
    }

    /// Goes on where a member's name is expected and none begins.
    #[cold]
    pub(super) fn recover_key(&mut self) -> Expect {
        match self.peek() {
            None => self.finish(),
            Some(b',') => self.skip_one(SyntaxErrorKind::ExtraComma, Expect::Key),
            Some(b']') => self.recover_close(Expect::Key),
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
                    self.push(Kind::String, end, Form::BARE);
                    Expect::Colon
                }
            },
        }
    }

    /// Goes on after a name without a colon.
    #[cold]
    pub(super) fn recover_colon(&mut self) -> Expect {
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
    #[cold]
    pub(super) fn recover_separator(&mut self) -> Expect {
        let Some(container) = self.container() else {
            return self.recover_end();
        };
        match self.peek() {
            None => self.finish(),
            Some(b'}' | b']') => self.recover_close(Expect::Separator),
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
        if let Some(container) = self.container() {
            let start = self.nodes[self.parent as usize].start;
            let opened = Span::new(start, start + 1);
            let kind = SyntaxErrorKind::Unclosed { container, opened, count: self.depth };
            self.report_at(kind, end, end);
        } else if self.nodes.is_empty() && self.report.is_empty() {
            self.report_at(SyntaxErrorKind::Empty, end, end);
        }
        while self.parent != NO_PARENT {
            self.close(end);
        }
        Expect::Nothing
    }

    /// Goes on at a closing bracket that does not fit the innermost container.
    ///
    /// It ends the nearest container that it fits, and all within; without one it is skipped.
    fn recover_close(&mut self, expect: Expect) -> Expect {
        let found = if self.peek() == Some(b'}') { Container::Object } else { Container::Array };
        if !self.is_open(found) {
            return self.skip_one(SyntaxErrorKind::StrayClose(found), expect);
        }
        let here = self.position;
        while let Some(container) = self.container().filter(|&container| container != found) {
            let start = self.nodes[self.parent as usize].start;
            let opened = Span::new(start, start + 1);
            let kind = SyntaxErrorKind::MismatchedClose { opened, container };
            self.report_at(kind, here, here + 1);
            self.close(here);
        }
        self.close(here + 1)
    }

    fn is_open(&self, container: Container) -> bool {
        let mut index = self.parent;
        while let Some(node) = self.nodes.get(index as usize) {
            if node.kind == kind_of(container) {
                return true;
            }
            index = node.next;
        }
        false
    }

    /// Reports a comma that nothing follows in a container that ends here.
    pub(super) fn check_comma(&mut self, container: Container) {
        let is_empty = self.parent as usize + 1 == self.nodes.len();
        if !is_empty {
            let kind = SyntaxErrorKind::TrailingComma { container };
            self.report_at(kind, self.comma, self.comma + 1);
        }
    }

    /// Skips the container that is here, as it is nested too deep.
    #[cold]
    pub(super) fn skip_too_deep(&mut self, container: Container) -> Expect {
        self.report_at(SyntaxErrorKind::TooDeep, self.position, self.position + 1);
        let end = scan::after_container(self.bytes, self.position);
        self.push(kind_of(container), end, Form::BARE);
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

    /// Skips a comment, or a run of one character that begins nothing.
    fn skip_unexpected(&mut self, expect: Expect) -> Expect {
        if self.skip_comment() {
            return expect;
        }
        let rest = &self.text[self.position..];
        let Some(found) = rest.chars().next() else {
            return expect;
        };
        let end = self.position + rest.len() - rest.trim_start_matches(found).len();
        self.report_at(SyntaxErrorKind::UnexpectedCharacter(found), self.position, end);
        self.position = end;
        expect
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
        self.push(kind, self.position, Form::BARE);
    }
}

impl Parser<'_> {
    /// Reads a string in single quotes.
    fn single_quoted(&mut self, expect: Expect) -> Expect {
        let mut stop = self.position + 1;
        let (end, form) = loop {
            match self.bytes.get(stop) {
                Some(b'\'') => break (stop + 1, Form::QUOTED),
                None | Some(b'\n' | b'\r') => break (self.end_of_unterminated(stop), Form::OPENED),
                Some(b'\\') => stop = self.text.ceil_char_boundary(stop + 2),
                Some(_) => stop += 1,
            }
        };
        self.report_at(SyntaxErrorKind::SingleQuotes, self.position, end);
        self.push(Kind::String, end, form.escaped());
        expect
    }

    /// Reads a value of `length` bytes that should have been quoted, or spelled otherwise.
    fn bare_value(&mut self, length: usize) -> Expect {
        let end = self.position + length;
        let word = &self.text[self.position..end];
        let (kind, meant) = match word.to_ascii_lowercase().as_str() {
            "true" => (Kind::Boolean, Some("true")),
            "false" => (Kind::Boolean, Some("false")),
            "null" | "none" | "nil" | "undefined" | "nan" | "infinity" => {
                (Kind::Null, Some("null"))
            }
            _ => (Kind::String, None),
        };
        self.report_at(SyntaxErrorKind::UnknownWord { meant }, self.position, end);
        self.push(kind, end, Form::BARE);
        Expect::Separator
    }

    /// Returns the length of the word or of the placeholder `&{…}` here; zero where there is none.
    fn bare_word(&self) -> usize {
        let rest = &self.text[self.position..];
        if let Some(inside) = rest.strip_prefix("&{") {
            let end = inside.find(['}', '{', '&', '"', '\n', '\r']);
            return end.filter(|&end| inside[end..].starts_with('}')).map_or(0, |end| end + 3);
        }
        let outside = |character: char| {
            !character.is_alphanumeric() && !matches!(character, '_' | '$' | '.' | '+' | '-')
        };
        rest.find(outside).unwrap_or(rest.len())
    }

    /// Skips the comment here, if there is one.
    fn skip_comment(&mut self) -> bool {
        let rest = &self.text[self.position..];
        let length = if let Some(inside) = rest.strip_prefix("/*") {
            inside.find("*/").map_or(rest.len(), |end| end + 4)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else {
            return false;
        };
        let end = self.position + length;
        self.report_at(SyntaxErrorKind::Comment, self.position, end);
        self.position = end;
        true
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
