//! Strings: found by their quotes, checked, never copied.

use crate::json::document::{Form, offset};
use crate::json::error::SyntaxErrorKind;
use crate::json::text;
use crate::json::value::Kind;
use crate::span::Span;

use super::{Parser, scan};

impl Parser<'_> {
    /// Reads the string whose opening quote is at `start`; returns the position after it.
    #[inline(always)]
    pub(super) fn string(&mut self, start: usize) -> usize {
        let stop = scan::string_stop(self.bytes, start + 1);
        if self.bytes.get(stop) == Some(&b'"') {
            return self.push(Kind::String, start, stop + 1, Form::QUOTED);
        }
        self.string_with_stops(start, stop)
    }

    /// As [`Self::string`], for one that has something to look at, first at `stop`.
    #[inline(never)]
    fn string_with_stops(&mut self, start: usize, mut stop: usize) -> usize {
        let mut escaped = false;
        let (end, form) = loop {
            match self.bytes.get(stop) {
                Some(b'"') => break (stop + 1, Form::QUOTED),
                Some(b'\\') => {
                    escaped = true;
                    stop = self.escape(stop);
                }
                None | Some(b'\n' | b'\r') => {
                    break (self.end_of_unterminated(start, stop), Form::OPENED);
                }
                Some(&control) => {
                    let kind = SyntaxErrorKind::ControlCharacter(char::from(control));
                    self.report_at(kind, stop, stop + 1);
                    stop += 1;
                }
            }
            stop = scan::string_stop(self.bytes, stop);
        };
        self.push(Kind::String, start, end, if escaped { form.escaped() } else { form })
    }

    /// Checks the escape whose backslash is at `backslash`; returns the position after it.
    fn escape(&mut self, backslash: usize) -> usize {
        match self.bytes.get(backslash + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => backslash + 2,
            Some(b'u') => self.unicode_escape(backslash),
            _ => {
                let escaped = self.text[backslash + 1..].chars().next();
                let length = escaped.filter(|next| !next.is_control()).map_or(0, char::len_utf8);
                let end = backslash + 1 + length;
                self.report_at(SyntaxErrorKind::BadEscape, backslash, end);
                end
            }
        }
    }

    fn unicode_escape(&mut self, backslash: usize) -> usize {
        let digits = &self.bytes[backslash + 2..];
        let end = backslash + 2 + text::hexadecimal_digits(digits);
        let Some(unit) = text::code_unit(digits) else {
            self.report_at(SyntaxErrorKind::BadEscape, backslash, end);
            return end;
        };
        let low = self.bytes[end..].strip_prefix(b"\\u").and_then(text::code_unit);
        match (unit, low) {
            (0xd800..=0xdbff, Some(0xdc00..=0xdfff)) => end + "\\u0000".len(),
            (0xd800..=0xdfff, _) => {
                self.report_at(SyntaxErrorKind::LoneSurrogate, backslash, end);
                end
            }
            _ => end,
        }
    }

    /// Reports a string from `start` that reaches the end of its line at `stop`; returns where it is
    /// taken to end.
    ///
    /// A comma at the end of the line is left out: it most likely follows the missing quote.
    #[cold]
    pub(super) fn end_of_unterminated(&mut self, start: usize, stop: usize) -> usize {
        let line = &self.text[start + 1..stop];
        let inside = line.trim_end_matches([' ', '\t']);
        let inside = inside.strip_suffix(',').unwrap_or(line);
        let end = start + 1 + inside.len();
        self.report_at(SyntaxErrorKind::UnterminatedString, start, end);
        end
    }

    pub(super) fn report_at(&mut self, kind: SyntaxErrorKind, start: usize, end: usize) {
        self.report.add(kind, Span::new(offset(start), offset(end)));
    }
}
