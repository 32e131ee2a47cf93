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

/// Returns whether `text` is a regular expression beyond doubt, to any validator.
///
/// A validator refuses a whole schema for one pattern that it cannot read, so only the plain parts
/// of the language count: groups without names, classes and ranges, escapes that mean the same
/// everywhere, and one quantifier after what it repeats. A pattern in doubt is better left out.
pub(super) fn is_pattern(text: &str) -> bool {
    let mut groups = 0_usize;
    let mut repeatable = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        let quantifier = match letter {
            '*' | '+' | '?' => Some(rest),
            '{' => after_count(rest),
            _ => None,
        };
        if let Some(after) = quantifier.filter(|_| repeatable) {
            rest = after.strip_prefix('?').unwrap_or(after);
            repeatable = false;
            continue;
        }
        let after = match letter {
            '\\' => after_escape(rest),
            '[' => after_class(rest),
            '(' => after_group_start(rest),
            ')' if groups == 0 => None,
            '*' | '+' | '?' | '{' | '}' | ']' => None,
            _ => Some(rest),
        };
        let Some(after) = after else {
            return false;
        };
        match letter {
            '(' => groups += 1,
            ')' => groups -= 1,
            _ => {}
        }
        repeatable = !matches!(letter, '(' | '|' | '^' | '$');
        rest = after;
    }
    groups == 0
}

/// Returns what follows the inside of `{2}`, `{2,}` or `{2,3}`.
fn after_count(text: &str) -> Option<&str> {
    let (count, after) = text.split_once('}')?;
    let (least, most) = count.split_once(',').unwrap_or((count, count));
    let least: u16 = least.parse().ok()?;
    let in_order = most.is_empty() || most.parse().is_ok_and(|most: u16| least <= most);
    let is_plain = count.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    (in_order && is_plain).then_some(after)
}

/// Returns what follows the letter after a backslash.
fn after_escape(text: &str) -> Option<&str> {
    let letter = text.chars().next()?;
    let is_plain = letter.is_ascii_punctuation() || "dDwWsSntr".contains(letter);
    is_plain.then(|| &text[letter.len_utf8()..])
}

/// Returns what follows the opening bracket of a group that is not named.
fn after_group_start(text: &str) -> Option<&str> {
    let Some(special) = text.strip_prefix('?') else {
        return Some(text);
    };
    [":", "=", "!"].iter().find_map(|kind| special.strip_prefix(kind))
}

/// Returns what follows a class, whose ranges must be in order.
fn after_class(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix('^').unwrap_or(text);
    let mut low: Option<char> = None;
    loop {
        let letter = rest.chars().next()?;
        rest = &rest[letter.len_utf8()..];
        match letter {
            ']' => return Some(rest),
            '[' | '&' => return None, // set operations, to some
            '\\' => {
                rest = after_escape(rest)?;
                low = None;
            }
            '-' if low.is_some() && !rest.starts_with(']') => {
                let high = rest.chars().next().filter(|high| !"[\\".contains(*high))?;
                rest = &rest[high.len_utf8()..];
                if low.take()? > high {
                    return None;
                }
            }
            _ => low = Some(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_pattern, literally, percent_encoded};

    #[test]
    fn a_pattern_in_doubt_is_told() {
        let patterns = [
            "",
            r"^[a-z()*]+$",
            r"(?:a|b)*?\(",
            r"\d{3}(?=x)",
            r"^[\w.-]+@[a-zA-Z-]+$",
            "[^-a]{2,}?",
            r"^(?!\s).{1,8}$",
        ];
        for pattern in patterns {
            assert!(is_pattern(pattern), "{pattern}");
        }
        for broken in [
            "(",
            ")",
            "[a",
            r"a\",
            "*",
            "a|+",
            "(*a)",
            "a**",
            "[z-a]",
            "a{2}{3}",
            "x{3,1}",
            "?a",
            "(?<n>a)(?<n>b)",
            "a{",
            "a}",
            "a]",
            "^*",
            r"\p{L}",
            r"\1",
            "a{,2}",
            "a{+1}",
            r"[\d-z",
        ] {
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
