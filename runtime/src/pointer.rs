//! The names of properties in requests: `/`-pointers, percent-encoded.

use std::{error::Error, fmt};

/// Stands for every property, or for every element of a list.
const EVERY: &str = "*";

/// Stands for every relationship.
const EVERY_REFERENCE: &str = "*_ref";

/// Which bytes stand for themselves in a URL: letters, digits and `-._~` (RFC 3986, 2.3).
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};

/// Text that is no pointer.
///
/// It is shown in the words of the servers, whose pointers are read by `java.net.URI`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointerSyntaxError {
    element: String,
    index: usize,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Character,
    Escape,
}

/// Reads a pointer: its elements, decoded; none for the whole object.
///
/// One `/` in front and one behind are left out, and `%2F` stands for a `/` within an element.
/// Bytes that are no UTF-8 become the replacement character, as on the servers.
///
/// # Errors
///
/// When a character stands in the text that has to be encoded, or a `%` without two digits.
pub fn parse(text: &str) -> Result<Vec<String>, PointerSyntaxError> {
    let text = text.strip_prefix('/').unwrap_or(text);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    text.strip_suffix('/').unwrap_or(text).split('/').map(read).collect()
}

/// Writes the elements of a pointer as the servers do, which is a text that [`parse`] reads.
#[must_use]
pub fn text(elements: &[String]) -> String {
    if elements.is_empty() {
        return "/".to_owned();
    }
    let mut text = String::new();
    for element in elements {
        text.push('/');
        escape(element, |byte| byte != b'/' && is_legal(byte), &mut text);
    }
    text
}

/// Appends a text of which everything but letters, digits and `-._~` is percent-encoded.
pub(crate) fn encode(text: &str, output: &mut String) {
    escape(text, |byte| UNRESERVED[usize::from(byte)], output);
}

/// Returns the text that a percent-encoding stands for, or nothing where it is malformed.
pub(crate) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        bytes.push(digit(rest.next()?)? << 4 | digit(rest.next()?)?);
    }
    String::from_utf8(bytes).ok()
}

/// Returns the pointer to a top-level property, from the root of the object.
pub(crate) fn to(name: &str) -> String {
    let mut pointer = String::with_capacity(name.len() + 1);
    pointer.push('/');
    encode(name, &mut pointer);
    pointer
}

/// Returns the pointer of some elements, as a list of fields names it.
pub(crate) fn of<'a>(elements: impl IntoIterator<Item = &'a str>) -> String {
    let mut pointer = String::new();
    for element in elements {
        if !pointer.is_empty() {
            pointer.push('/');
        }
        match element {
            // What stands for every element is no name.
            EVERY | EVERY_REFERENCE => pointer.push_str(element),
            name => encode(name, &mut pointer),
        }
    }
    pointer
}

fn escape(text: &str, stands_for_itself: impl Fn(u8) -> bool, output: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    // Nearly every name and every identifier is one that needs no escape.
    if text.bytes().all(&stands_for_itself) {
        output.push_str(text);
        return;
    }
    for byte in text.bytes() {
        if stands_for_itself(byte) {
            output.push(char::from(byte));
            continue;
        }
        output.push('%');
        output.push(char::from(DIGITS[usize::from(byte >> 4)]));
        output.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

fn read(element: &str) -> Result<String, PointerSyntaxError> {
    let mut bytes = Vec::with_capacity(element.len());
    let mut buffer = [0; 4];
    let mut characters = element.chars().enumerate();
    while let Some((index, character)) = characters.next() {
        let refused = |fault| PointerSyntaxError { element: element.to_owned(), index, fault };
        if character == '%' {
            let mut digit = || characters.next().and_then(|(_, digit)| digit.to_digit(16));
            let (Some(high), Some(low)) = (digit(), digit()) else {
                return Err(refused(Fault::Escape));
            };
            bytes.extend(u8::try_from(high << 4 | low));
        } else if is_allowed(character) {
            bytes.extend(character.encode_utf8(&mut buffer).bytes());
        } else {
            return Err(refused(Fault::Character));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

fn is_allowed(character: char) -> bool {
    match u8::try_from(character) {
        Ok(byte) if byte.is_ascii() => is_legal(byte),
        _ => !character.is_control() && !character.is_whitespace(),
    }
}

/// Returns whether RFC 2396 lets a character stand in a fragment, brackets being allowed since.
fn is_legal(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b";/?:@&=+$,[]-_.!~*'()".contains(&byte)
}

impl fmt::Display for PointerSyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = match self.fault {
            Fault::Character => "Illegal character in fragment",
            Fault::Escape => "Malformed escape pair",
        };
        write!(formatter, "{fault} at index {}: #{}", self.index + 1, self.element)
    }
}

impl Error for PointerSyntaxError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_slashes_at_both_ends_are_left_out_once() {
        let elements = |text| parse(text).expect("a pointer");
        assert!(elements("").is_empty());
        assert!(elements("/").is_empty());
        assert_eq!(elements("//"), [""]);
        assert_eq!(elements("a/"), ["a"]);
        assert_eq!(elements("/a//b/"), ["a", "", "b"]);
    }

    #[test]
    fn what_has_to_be_encoded_is_refused_where_it_stands() {
        let message = |text| parse(text).expect_err("no pointer").to_string();
        assert_eq!(message("/a/x y"), "Illegal character in fragment at index 2: #x y");
        assert_eq!(message("a%"), "Malformed escape pair at index 2: #a%");
        assert_eq!(message("a%4"), "Malformed escape pair at index 2: #a%4");
        assert_eq!(message("a\u{a0}"), "Illegal character in fragment at index 2: #a\u{a0}");
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(parse("%FFx").expect("a pointer"), ["\u{fffd}x"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(first in ".+", rest in prop::collection::vec(".+", 0..4)) {
            let elements: Vec<String> = std::iter::once(first).chain(rest).collect();
            prop_assert_eq!(parse(&text(&elements)).expect("a pointer"), elements);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = parse(&text);
        }
    }
}
