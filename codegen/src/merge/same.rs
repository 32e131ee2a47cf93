//! Whether two values say the same.

use std::borrow::Cow;

use crate::json::{Kind, Number};
use crate::merge::node::{Content, Entry, Node};

/// Returns whether `one` and `other` say the same: white space, escapes, the order of members, and
/// whether a script is in a file do not count. `null` is not nothing, for both are written back.
///
/// The parser's depth limit bounds the recursion.
pub(super) fn same(one: Node<'_>, other: Node<'_>) -> bool {
    if one.is_literal() && other.is_literal() && one.value.raw() == other.value.raw() {
        return true;
    }
    match (one.value.kind(), other.value.kind()) {
        (Kind::Object, Kind::Object) => same_entries(&one.entries(), &other.entries()),
        (Kind::Array, Kind::Array) => {
            let (mut ones, mut others) = (one.value.elements(), other.value.elements());
            loop {
                match (ones.next(), others.next()) {
                    (None, None) => return true,
                    (Some(a), Some(b)) if same(one.beside(a), other.beside(b)) => {}
                    _ => return false,
                }
            }
        }
        (Kind::Number, Kind::Number) => {
            let numbers = one.value.as_number().zip(other.value.as_number());
            numbers.is_some_and(|(one, other)| same_number(one, other))
        }
        (Kind::String, Kind::String) => one.value.as_str() == other.value.as_str(),
        (one_kind, other_kind) => {
            one_kind == other_kind && one.value.as_bool() == other.value.as_bool()
        }
    }
}

/// Returns whether both are there and say the same, or neither is there.
pub(super) fn same_if_any(one: Option<Node<'_>>, other: Option<Node<'_>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => same(one, other),
        _ => false,
    }
}

/// Returns whether two lists of members, sorted by their names, say the same.
pub(super) fn same_entries(ones: &[Entry<'_>], others: &[Entry<'_>]) -> bool {
    let same = |(one, other): (&Entry<'_>, &Entry<'_>)| {
        one.name == other.name && same_content(one.content, other.content)
    };
    ones.len() == others.len() && ones.iter().zip(others).all(same)
}

/// Returns whether two members say the same.
pub(super) fn same_content(one: Content<'_>, other: Content<'_>) -> bool {
    match (one, other) {
        (Content::Value(one), Content::Value(other)) => same(one, other),
        (one, other) => {
            let texts = one.text().zip(other.text());
            texts.is_some_and(|(one, other)| same_script(&one, &other))
        }
    }
}

impl<'m> Content<'m> {
    /// Returns the text that it is; nothing where it is none.
    pub(super) fn text(self) -> Option<Cow<'m, str>> {
        match self {
            Self::Value(node) => node.value.as_str(),
            Self::Script(file) => Some(Cow::Borrowed(file.text)),
        }
    }
}

/// Returns whether two texts of a script, of which one is in a file, say the same: how a file ends
/// its lines, and whether it ends its last one, is its own business.
pub(super) fn same_script(one: &str, other: &str) -> bool {
    let lines = |text: &str| text.replace("\r\n", "\n").trim_end_matches('\n').to_owned();
    one == other || lines(one) == lines(other)
}

/// Returns whether two numbers are equal, however they are written: `1.0` is `1e0`.
fn same_number(one: Number<'_>, other: Number<'_>) -> bool {
    one == other
        || decimal(one.text()).zip(decimal(other.text())).is_some_and(|(one, other)| one == other)
}

/// Returns the sign, the digits without zeros around them, and the power of ten of the last digit.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (is_negative, mantissa) =
        mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let zeros = u64::try_from(digits.len() - significant.len()).ok()?;
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Some((false, String::new(), 0));
    }
    let exponent = exponent.checked_sub_unsigned(u64::try_from(fraction.len()).ok()?)?;
    Some((is_negative, significant.to_owned(), exponent.checked_add_unsigned(zeros)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_equal_to_itself_however_it_is_written() {
        for (one, other) in [("1", "1.0"), ("1", "10e-1"), ("-250", "-2.50e2"), ("0", "-0.0")] {
            assert_eq!(decimal(one), decimal(other), "{one} {other}");
        }
        for (one, other) in [("1", "-1"), ("1", "10"), ("0.1", "0.10000000000000000001")] {
            assert_ne!(decimal(one), decimal(other), "{one} {other}");
        }
        assert_eq!(decimal("1e99999999999999999999"), None);
    }

    #[test]
    fn the_end_of_a_script_in_a_file_does_not_count() {
        assert!(same_script("a;\r\nb;\r\n", "a;\nb;"));
        assert!(!same_script("a;\nb;", "a;b;"));
    }
}
