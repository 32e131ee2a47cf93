//! The forms of texts that `policy.js` has patterns for.

/// Returns whether a part of a text is `.+@.+\..+`, all in one line.
pub(super) fn is_email_address(text: &str) -> bool {
    text.split(is_line_end).any(|line| {
        let first = line.chars().next().map_or(0, char::len_utf8);
        let Some(at) = line.get(first..).and_then(|rest| rest.find('@')) else {
            return false;
        };
        let host = &line[first + at + 1..];
        let second = host.chars().next().map_or(0, char::len_utf8);
        let Some(domain) = host.get(second..) else {
            return false;
        };
        // The dot has to have something behind it: it must not be the last character.
        domain.char_indices().rev().skip(1).any(|(_, character)| character == '.')
    })
}

/// Returns whether a text has only the letters of names, blanks, and what lies between `'` and `ą`.
pub(super) fn is_name(text: &str) -> bool {
    const LETTERS: &str = "ćęłśżźĆĘŁŚŻŹŸŒœ";
    text.chars().all(|character| {
        matches!(character, '\''..='\u{105}') || LETTERS.contains(character) || is_blank(character)
    })
}

/// Returns whether a text has only digits, blanks, hyphens and parentheses, behind a `+` at most.
pub(super) fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.chars().all(|character| character.is_ascii_digit() || "- ()".contains(character))
}

/// Returns whether `.` of a pattern does not match a character.
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Returns whether `\s` of a pattern matches a character.
fn is_blank(character: char) -> bool {
    character == '\u{feff}' || character.is_whitespace() && character != '\u{85}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_has_something_on_every_side() {
        for address in ["a@b.c", "@@b.c", "x\na@b.c\ny", "a@b..", "é@é.é", "a@b@c.d"] {
            assert!(is_email_address(address), "{address:?}");
        }
        for none in ["", "@b.c", "a@.c", "a@b.", "a@b\n.c", "a.b", "a@b"] {
            assert!(!is_email_address(none), "{none:?}");
        }
    }

    #[test]
    fn names_and_numbers_have_their_letters() {
        assert!(is_name("O'Brien-Łuk R2D2"));
        assert!(!is_name("Rock & Roll"));
        assert!(!is_name("漢字"));
        assert!(is_phone_number("+47 (1) 23-45"));
        assert!(!is_phone_number("12a") && !is_phone_number("1+2"));
    }

    proptest! {
        #[test]
        fn addresses_are_what_the_pattern_of_the_server_matches(text in "[a@.\n]{0,8}") {
            let pattern = mosaic_codegen::pattern::check_pattern(r".+@.+\..+", "i");
            let found = pattern.expect("a pattern").matches(&text);
            let expected = found == mosaic_codegen::pattern::Match::Yes;
            prop_assert_eq!(is_email_address(&text), expected);
        }
    }
}
