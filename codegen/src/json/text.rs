//! Escapes of JSON strings, read leniently: what is malformed was reported by the parser.

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

/// Returns how many bytes of `inside` say the first `length` bytes of its text.
pub(super) fn written_length(inside: &str, length: usize) -> usize {
    let (mut rest, mut said) = (inside, 0);
    let mut character = String::new();
    while said < length {
        let plain = rest.find('\\').unwrap_or(rest.len()).min(length - said);
        let plain = rest.floor_char_boundary(plain);
        (rest, said) = (&rest[plain..], said + plain);
        let Some(escape) = rest.strip_prefix('\\').filter(|_| said < length) else { break };
        character.clear();
        rest = read_escape(escape, &mut character);
        said += character.len();
    }
    inside.len() - rest.len()
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
    fn a_part_of_a_text_is_found_as_it_is_written() {
        let inside = r#"a\"é\ud83d\ude00\n\u0062"#;
        let text = unescape(inside);
        let parts = text.char_indices().map(|(start, character)| {
            let end = start + character.len_utf8();
            &inside[written_length(inside, start)..written_length(inside, end)]
        });
        let parts: Vec<_> = parts.collect();
        assert_eq!(parts, ["a", r#"\""#, "é", r"\ud83d\ude00", r"\n", r"\u0062"]);
    }
}
