//! Escapes of JSON strings, read leniently: what is malformed was reported by the parser.

use std::ops::Range;

use crate::span::Span;

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// Returns what `inside`, the text between two quotes, says.
pub(super) fn unescape(inside: &str) -> String {
    let mut output = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(backslash) = rest.find('\\') {
        output.push_str(&rest[..backslash]);
        rest = read_escape(&rest[backslash + 1..], &mut output);
    }
    output.push_str(rest);
    output
}

/// Where the characters of a string stand in the text that it was written in.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Where the string begins, behind its quote.
    start: u32,
    /// How much further on everything is from each place behind an escape: the place in what the
    /// string says, and the one in what is written. Sorted.
    escapes: Vec<(usize, usize)>,
}

impl Offsets {
    /// Returns the offsets of the string that `inside` says, which is written from `start` on.
    pub(super) fn new(inside: &str, start: u32) -> Self {
        let (mut escapes, mut said) = (Vec::new(), 0);
        let (mut rest, mut character) = (inside, String::new());
        while let Some(backslash) = rest.find('\\') {
            character.clear();
            rest = read_escape(&rest[backslash + 1..], &mut character);
            said += backslash + character.len();
            escapes.push((said, inside.len() - rest.len()));
        }
        Self { start, escapes }
    }

    /// Returns where the bytes `said` of what the string says are written.
    #[must_use]
    pub fn span(&self, said: &Range<usize>) -> Span {
        Span::new(self.written(said.start), self.written(said.end.max(said.start)))
    }

    fn written(&self, said: usize) -> u32 {
        let behind = self.escapes.partition_point(|(escape, _)| *escape <= said);
        let (escape, written) = behind.checked_sub(1).map_or((0, 0), |last| self.escapes[last]);
        let offset = u32::try_from(written + said - escape);
        self.start + offset.expect("a text is shorter than 4 GiB, and so is every part of it")
    }
}

/// Appends the character that the escape at the front of `rest` stands for; returns what follows.
fn read_escape<'a>(rest: &'a str, output: &mut String) -> &'a str {
    let mut characters = rest.chars();
    let Some(escaped) = characters.next() else {
        output.push(REPLACEMENT);
        return rest;
    };
    output.push(match escaped {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return read_unicode(characters.as_str(), output),
        itself => itself,
    });
    characters.as_str()
}

/// As [`read_escape`], after `\u`.
fn read_unicode<'a>(rest: &'a str, output: &mut String) -> &'a str {
    let digits = hexadecimal_digits(rest.as_bytes());
    let (unit, rest) = (code_unit(rest.as_bytes()), &rest[digits..]);
    let Some(unit) = unit else {
        output.push(REPLACEMENT);
        return rest;
    };
    if let Some(low) = rest.strip_prefix("\\u").and_then(|low| code_unit(low.as_bytes()))
        && let Some(Ok(pair)) = char::decode_utf16([unit, low]).next()
        && pair.len_utf16() == 2
    {
        output.push(pair);
        return &rest["\\u0000".len()..];
    }
    output.push(char::from_u32(u32::from(unit)).unwrap_or(REPLACEMENT));
    rest
}

/// Returns the UTF-16 code unit that the first four bytes spell.
pub(super) fn code_unit(bytes: &[u8]) -> Option<u16> {
    if hexadecimal_digits(bytes) < 4 {
        return None;
    }
    let digit =
        |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u16::try_from(digit).ok());
    bytes[..4].iter().try_fold(0, |unit, &byte| Some(unit << 4 | digit(byte)?))
}

/// Returns how many of the first four bytes are hexadecimal digits.
pub(super) fn hexadecimal_digits(bytes: &[u8]) -> usize {
    bytes.iter().take(4).take_while(|byte| byte.is_ascii_hexdigit()).count()
}

/// Returns `text` as a JSON string, quotes included, with no more escapes than it needs.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 2);
    output.push('"');
    for character in text.chars() {
        match character {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            '\u{8}' => output.push_str("\\b"),
            '\u{c}' => output.push_str("\\f"),
            '\0'..' ' => {
                output.push_str("\\u00");
                let digits = [u32::from(character) >> 4, u32::from(character) & 15];
                output.extend(digits.into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            other => output.push(other),
        }
    }
    output.push('"');
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_a_string_is_found_where_it_is_written() {
        let written = r#"a\n\"b\u00e9\uD83D\uDE00é\\c\/d"#;
        let offsets = Offsets::new(written, 10);
        let places: Vec<_> = unescape(written)
            .char_indices()
            .map(|(start, character)| {
                let Span { start, end } = offsets.span(&(start..start + character.len_utf8()));
                (character, &written[start as usize - 10..end as usize - 10])
            })
            .collect();
        let expected = [
            ('a', "a"),
            ('\n', r"\n"),
            ('"', r#"\""#),
            ('b', "b"),
            ('é', r"\u00e9"),
            ('😀', r"\uD83D\uDE00"),
            ('é', "é"),
            ('\\', r"\\"),
            ('c', "c"),
            ('/', r"\/"),
            ('d', "d"),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_string_without_escapes_is_written_as_it_is() {
        assert_eq!(Offsets::new("abc", 5).span(&(1..3)), Span::new(6, 8));
        assert_eq!(Offsets::new("", 5).span(&(0..0)), Span::new(5, 5));
    }
}
