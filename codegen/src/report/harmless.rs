//! Text of a schema, made safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use crate::invisible::is_invisible;

/// Returns `text` with every character that could steer a terminal or reorder a line replaced.
///
/// One character stays one character, so that columns still count.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// Returns `json`, a JSON text, with every such character as an escape; it says the same, on the same lines.
#[must_use]
pub fn harmless_json(json: &str) -> Cow<'_, str> {
    let is_kept = |character: char| character == '\n' || is_harmless(character);
    if json.chars().all(is_kept) {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_kept(character) { text.push(character) } else { escape(&mut text, character) }
    }
    Cow::Owned(text)
}

/// Adds `character` as JSON escapes it.
pub(super) fn escape(text: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        let _ = write!(text, "\\u{unit:04x}"); // writing to a `String` cannot fail
    }
}

/// Returns whether `character` is shown as itself.
pub(super) fn is_harmless(character: char) -> bool {
    shown(character) == character
}

/// Returns the character that stands for `character` in a report.
fn shown(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character))
            .expect("the control pictures follow the order of the control characters"),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ if is_invisible(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{harmless, harmless_json};

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(harmless("Größe {\"a\": 1}"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(harmless("\u{1b}[2J\u{9b}31m\u{7}\r\n"), "␛[2J\u{fffd}31m␇␍␊");
    }

    #[test]
    fn text_that_runs_backwards_is_shown_in_its_order() {
        assert_eq!(harmless("a\u{202e}b\u{2066}c\u{feff}"), "a\u{fffd}b\u{fffd}c\u{fffd}");
    }

    #[test]
    fn json_says_the_same_without_them() {
        let json = "{\n  \"a\": \"b\u{202e}\u{e0001}\"\n}";
        assert_eq!(harmless_json(json), "{\n  \"a\": \"b\\u202e\\udb40\\udc01\"\n}");
    }

    #[test]
    fn one_character_stays_one_character() {
        let every = ('\0'..='\u{ffff}').chain('\u{e0000}'..='\u{e0100}').collect::<String>();
        let safe = harmless(&every);
        assert_eq!(safe.chars().count(), every.chars().count());
        assert!(!safe.chars().any(char::is_control));
    }
}
