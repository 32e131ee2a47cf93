//! Text of a schema, made safe to show on a terminal.

use std::borrow::Cow;

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
    use super::harmless;

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
    fn one_character_stays_one_character() {
        let every = ('\0'..='\u{ffff}').chain('\u{e0000}'..='\u{e0100}').collect::<String>();
        let safe = harmless(&every);
        assert_eq!(safe.chars().count(), every.chars().count());
        assert!(!safe.chars().any(char::is_control));
    }
}
