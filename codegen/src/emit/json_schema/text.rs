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

#[cfg(test)]
mod tests {
    use super::{literally, percent_encoded};

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
