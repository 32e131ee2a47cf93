//! Names in places that have a syntax of their own.

use std::fmt::Write;

/// Returns `name` with everything but unreserved characters percent-encoded, for pointers and URNs.
pub(super) fn percent_encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a string takes any text");
        }
    }
    encoded
}

/// Returns a regular expression that matches `literal` alone.
pub(super) fn literally(literal: &str) -> String {
    let mut pattern = String::with_capacity(literal.len());
    for letter in literal.chars() {
        if r"\^$.|?*+()[]{}".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// Returns whether `text` can be a regular expression at all: brackets match, nothing is escaped
/// or repeated that is not there.
///
/// A validator refuses a whole schema for one pattern that it cannot read.
pub(super) fn is_pattern(text: &str) -> bool {
    let mut groups = 0_usize;
    let mut in_class = false;
    let mut repeatable = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.next().is_none() => return false,
            ']' if in_class => in_class = false,
            _ if in_class => {}
            '[' => in_class = true,
            '(' => groups += 1,
            ')' if groups == 0 => return false,
            ')' => groups -= 1,
            '*' | '+' if !repeatable => return false,
            _ => {}
        }
        repeatable = in_class || !matches!(letter, '(' | '|' | '*' | '+' | '^');
    }
    groups == 0 && !in_class
}

#[cfg(test)]
mod tests {
    use super::{is_pattern, literally, percent_encoded};

    #[test]
    fn what_cannot_be_a_pattern_is_told() {
        for pattern in ["", r"^[a-z()*]+$", r"(?:a|b)*?\(", r"\d{3}(?=x)"] {
            assert!(is_pattern(pattern), "{pattern}");
        }
        for broken in ["(", ")", "[a", r"a\", "*", "a|+", "(*a)", "a**"] {
            assert!(!is_pattern(broken), "{broken}");
        }
    }

    #[test]
    fn a_name_in_a_pointer_has_no_syntax() {
        assert_eq!(percent_encoded("custom_tier"), "custom_tier");
        assert_eq!(percent_encoded("a/b \u{e9}%"), "a%2Fb%20%C3%A9%25");
    }

    #[test]
    fn a_name_in_a_pattern_has_no_syntax() {
        assert_eq!(literally("managed/a.b(c)"), r"managed/a\.b\(c\)");
    }
}
