//! What other languages allow and JSON does not: comments, single quotes, words of their own.

use crate::json::document::Form;
use crate::json::error::SyntaxErrorKind;
use crate::json::value::Kind;

use super::{Expect, Parser};

impl Parser<'_> {
    /// Reads a string in single quotes.
    pub(super) fn single_quoted(&mut self, expect: Expect) -> Expect {
        let mut stop = self.position + 1;
        let (end, form) = loop {
            match self.bytes.get(stop) {
                Some(b'\'') => break (stop + 1, Form::QUOTED),
                None | Some(b'\n' | b'\r') => {
                    break (self.end_of_unterminated(self.position, stop), Form::OPENED);
                }
                Some(b'\\') => stop = self.text.ceil_char_boundary(stop + 2),
                Some(_) => stop += 1,
            }
        };
        self.report_at(SyntaxErrorKind::SingleQuotes, self.position, end);
        self.advance(Kind::String, end, form.escaped());
        expect
    }

    /// Reads a value of `length` bytes that should have been quoted, or spelled otherwise.
    pub(super) fn bare_value(&mut self, length: usize) -> Expect {
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
        self.advance(kind, end, Form::BARE);
        Expect::Separator
    }

    /// Returns the length of the word or of the placeholder `&{…}` here; zero where there is none.
    pub(super) fn bare_word(&self) -> usize {
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

    /// Skips a comment, or a run of one character that begins nothing.
    pub(super) fn skip_unexpected(&mut self, expect: Expect) -> Expect {
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

    /// Skips the comment here, if there is one.
    pub(super) fn skip_comment(&mut self) -> bool {
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
}
