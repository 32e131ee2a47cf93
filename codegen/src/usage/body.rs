//! The texts of scripts, as a document holds them: a string, its lines, or encoded.

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::json::{Kind, Offsets, Value};
use crate::span::Span;

/// The shortest text that is taken for an encoded one.
const SHORTEST: usize = 24;

/// The text of a script, and where it is written.
pub(super) struct Body {
    pub(super) text: String,
    written: Written,
}

/// Where the text of a script is written.
enum Written {
    /// In one string.
    String(Offsets),
    /// In a string for each line: where the line begins in the text, and its string.
    Lines(Vec<(usize, Offsets)>),
    /// Encoded, so that nothing less than the whole string says it.
    Encoded(Span),
}

impl Body {
    /// Returns the script that `value` holds: a string or the lines of it, as frodo writes them, where
    /// the string may be encoded, as the server writes it.
    pub(super) fn of(value: Value<'_>) -> Option<Self> {
        match value.kind() {
            Kind::String => {
                let text = value.as_str()?;
                if let Some(text) = decoded(&text) {
                    return Some(Self { text, written: Written::Encoded(value.span()) });
                }
                let written = Written::String(value.offsets()?);
                Some(Self { text: text.into_owned(), written })
            }
            Kind::Array => {
                let (mut text, mut lines) = (String::new(), Vec::new());
                for line in value.elements() {
                    lines.push((text.len(), line.offsets()?));
                    text.push_str(&line.as_str()?);
                    text.push('\n');
                }
                Some(Self { text, written: Written::Lines(lines) })
            }
            Kind::Null | Kind::Boolean | Kind::Number | Kind::Object => None,
        }
    }

    /// Returns where `range` of the text is written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match &self.written {
            Written::String(offsets) => offsets.span(&range),
            Written::Encoded(span) => *span,
            Written::Lines(lines) => {
                let behind = lines.partition_point(|(start, _)| *start <= range.start);
                match behind.checked_sub(1).map(|line| &lines[line]) {
                    Some((start, offsets)) => {
                        offsets.span(&(range.start - start..range.end - start))
                    }
                    None => Span::default(),
                }
            }
        }
    }
}

/// Returns `range` as a span.
pub(super) fn span_of(range: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}

/// Returns the text that `text` encodes.
fn decoded(text: &str) -> Option<String> {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if text.len() < SHORTEST || !text.len().is_multiple_of(4) || !text.bytes().all(is_digit) {
        return None;
    }
    String::from_utf8(BASE64_STANDARD.decode(text).ok()?).ok()
}
