//! When two values of JSON mean the same.

use std::borrow::Cow;

use crate::json::{self, Kind, Value};

/// Returns whether `one` and `other` mean the same: whatever the order of their keys, their white
/// space, their escapes and how their numbers are written.
///
/// Of a key that stands twice the last one counts, as for the servers.
pub(crate) fn is_same(one: Value<'_>, other: Value<'_>) -> bool {
    one.raw() == other.raw() || is_alike(one, other)
}

/// Returns the text that all values of the same meaning have, and no other one.
pub(super) fn canonical(value: Value<'_>) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// Compares as [`is_same`] does, part by part; recursion ends where the parser's limit of depth does.
fn is_alike(one: Value<'_>, other: Value<'_>) -> bool {
    if one.kind() != other.kind() {
        return false;
    }
    match one.kind() {
        Kind::Null => true,
        Kind::Boolean => one.as_bool() == other.as_bool(),
        Kind::Number => number(one.raw()) == number(other.raw()),
        Kind::String => one.as_str() == other.as_str(),
        Kind::Array => {
            let (mut ones, mut others) = (one.elements(), other.elements());
            loop {
                match (ones.next(), others.next()) {
                    (None, None) => return true,
                    (Some(one), Some(other)) if is_alike(one, other) => {}
                    _ => return false,
                }
            }
        }
        Kind::Object => {
            let (ones, others) = (distinct(one), distinct(other));
            let mut pairs = ones.iter().zip(&others);
            ones.len() == others.len()
                && pairs.all(|(one, other)| one.0 == other.0 && is_alike(one.1, other.1))
        }
    }
}

/// Returns the members of an object by name, of a repeated name the last one alone.
fn distinct(value: Value<'_>) -> Vec<(Cow<'_, str>, Value<'_>)> {
    let mut members: Vec<_> =
        value.members().map(|member| (member.key.name(), member.value)).collect();
    members.reverse();
    members.sort_by(|one, other| one.0.cmp(&other.0));
    members.dedup_by(|later, kept| later.0 == kept.0);
    members
}

fn write(value: Value<'_>, text: &mut String) {
    match value.kind() {
        Kind::Null => text.push_str("null"),
        Kind::Boolean => {
            text.push_str(if value.as_bool() == Some(true) { "true" } else { "false" });
        }
        Kind::Number => text.push_str(&number(value.raw())),
        Kind::String => text.push_str(&json::quote(&value.as_str().unwrap_or_default())),
        Kind::Array => {
            text.push('[');
            for element in value.elements() {
                write(element, text);
                text.push(',');
            }
            text.push(']');
        }
        Kind::Object => {
            text.push('{');
            for (name, member) in distinct(value) {
                text.push_str(&json::quote(&name));
                text.push(':');
                write(member, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}

/// Returns the one way to write the decimal `text`, without loss; `text` itself where it is none, or
/// its exponent is beyond all reason.
fn number(text: &str) -> Cow<'_, str> {
    decimal(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn decimal(text: &str) -> Option<String> {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let shortest = significant.trim_end_matches('0');
    let zeros = significant.len() - shortest.len();
    let exponent: i64 = exponent.parse().ok()?;
    let exponent =
        exponent.checked_sub_unsigned(fraction.len() as u64)?.checked_add_unsigned(zeros as u64)?;
    Some(format!("{sign}{shortest}e{exponent}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_same_text(one: &str, other: &str) -> bool {
        let ((one, _), (other, _)) = (json::parse(one), json::parse(other));
        let (one, other) = (one.root().unwrap(), other.root().unwrap());
        let same = is_same(one, other);
        assert_eq!(same, canonical(one) == canonical(other), "{} {}", one.raw(), other.raw());
        assert_eq!(same, is_same(other, one));
        same
    }

    #[test]
    fn what_is_written_differently_means_the_same() {
        let pairs = [
            ("1.0", "1"),
            ("1e0", "1"),
            ("100", "1E+2"),
            ("0.10", "1e-1"),
            ("-0", "0.0"),
            ("12345678901234567890123456789", "12345678901234567890123456789.0"),
            (r#""\u0061""#, r#""a""#),
            (r#"{"a":1,"b":[2]}"#, r#"{ "b" : [ 2.0 ], "\u0061" : 1 }"#),
            (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ];
        for (one, other) in pairs {
            assert!(is_same_text(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_means_something_else_is_told_apart() {
        let pairs = [
            ("1", "2"),
            ("1", "-1"),
            ("0.1", "0.10000000000000000001"),
            ("12345678901234567890", "12345678901234567891"),
            ("1", r#""1""#),
            ("true", r#""true""#),
            ("null", "{}"),
            ("[1,2]", "[2,1]"),
            ("[1]", "[1,1]"),
            (r#"{"a":null}"#, "{}"),
            (r#"{"a":1,"b":1}"#, r#"{"a":1,"c":1}"#),
            (r#"["a,"]"#, r#"["a",""]"#),
        ];
        for (one, other) in pairs {
            assert!(!is_same_text(one, other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn a_decimal_means_what_it_says(mantissa in -999_999_i64..999_999, shift in 0_usize..12) {
            let plain = mantissa.to_string();
            let shifted = format!("{mantissa}{}e-{shift}", "0".repeat(shift));
            prop_assert!(is_same_text(&plain, &shifted));
            prop_assert!(!is_same_text(&plain, &(mantissa + 1).to_string()));
        }
    }
}
