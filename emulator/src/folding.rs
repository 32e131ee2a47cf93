//! Text without the difference between capital and small letters, as Java compares it.

use std::borrow::Cow;

/// Returns the text that equals that of every other text which differs in case alone.
///
/// `String.compareToIgnoreCase` takes each character by itself to its capital and back, so that `ß`
/// is not `ss`, and `İ` is `i`.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { lower_ascii(text) } else { text.chars().map(fold_character).collect() }
}

/// Returns the text in small letters, as `String.toLowerCase` makes them: of a whole text, where one
/// capital may become two characters.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { lower_ascii(text) } else { Cow::Owned(text.to_lowercase()) }
}

fn lower_ascii(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Borrowed(text)
}

fn fold_character(character: char) -> char {
    let capital = only(character.to_uppercase()).unwrap_or(character);
    // The only capital whose small form is two characters is `İ`, which Java takes to `i`.
    only(capital.to_lowercase()).unwrap_or('i')
}

fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_taken_by_itself() {
        assert_eq!(fold("STRASSE"), "strasse");
        assert_eq!(fold("Straße"), "straße");
        assert_eq!(fold("İ"), fold("I"));
        assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
        assert_eq!(fold("ς"), fold("σ"));
    }

    #[test]
    fn a_text_is_lowered_as_a_whole() {
        assert_eq!(lower("ΟΔΟΣ"), "οδος");
        assert_eq!(lower("İ"), "i\u{307}");
    }
}
