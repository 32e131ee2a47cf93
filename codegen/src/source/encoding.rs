//! Bytes into text, and what to say where they are not UTF-8.

use crate::diagnostic::Diagnostic;
use crate::span::{Location, SourceId, Span};

/// What the bytes of a source are instead of UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// UTF-16, which was read as what it is.
    Utf16,
    /// Nothing that can be told; stretches of it stand in the text as U+FFFD.
    Other {
        /// The first of them.
        first: Span,
        /// How many there are.
        count: usize,
    },
}

/// In which order the two bytes of a unit of UTF-16 stand.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Fault {
    /// Returns the fault as a finding about `source`.
    pub(super) fn to_diagnostic(self, source: SourceId) -> Diagnostic {
        let (span, message) = match self {
            Self::Utf16 => (Span::new(0, 1), "expected UTF-8, found UTF-16".to_owned()),
            Self::Other { first, count: 1 } => {
                (first, "expected UTF-8, found other bytes".to_owned())
            }
            Self::Other { first, count } => {
                let more = count - 1;
                (first, format!("expected UTF-8, found other bytes, and {more} more times"))
            }
        };
        Diagnostic::error("not-utf8", Location { source, span }, message)
            .with_hint("save the file as UTF-8")
    }
}

/// Returns the text of `bytes`, and why it is not what they say in UTF-8.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    if let Some(order) = order_of_utf16(&bytes) {
        return (decode_utf16(&bytes, order), Some(Fault::Utf16));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let (mut first, mut count) = (None, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = offset(&text);
            text.push(char::REPLACEMENT_CHARACTER);
            first.get_or_insert(Span::new(start, offset(&text)));
            count += 1;
        }
    }
    (text, first.map(|first| Fault::Other { first, count }))
}

/// Returns the order of UTF-16, told by its mark or by two characters of ASCII at the beginning.
fn order_of_utf16(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(Order::Little),
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(Order::Big),
        _ => None,
    }
}

fn decode_utf16(bytes: &[u8], order: Order) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match order {
        Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let characters =
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    characters.skip_while(|&character| character == '\u{feff}').collect()
}

fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_told_in_either_order_and_with_or_without_its_mark() {
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> =
                format!("{mark}{{\"é\": \"\u{1f980}\"}}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [little, big] {
                let text = "{\"é\": \"\u{1f980}\"}".to_owned();
                assert_eq!(decode(bytes), (text, Some(Fault::Utf16)));
            }
        }
    }

    #[test]
    fn text_is_kept_as_it_is() {
        for text in ["", "{", "{}", "\u{feff}{}", "\"é\"", "a\0b"] {
            assert_eq!(decode(text.into()), (text.to_owned(), None));
        }
    }

    #[test]
    fn other_bytes_are_one_fault_at_the_first_of_them() {
        let (text, fault) = decode(b"a\xffb\xfe".to_vec());
        assert_eq!(text, "a\u{fffd}b\u{fffd}");
        assert_eq!(fault, Some(Fault::Other { first: Span::new(1, 4), count: 2 }));
    }
}
