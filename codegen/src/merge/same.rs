//! Whether two values say the same.

use std::borrow::Cow;

use crate::diff::is_same;
use crate::json::Kind;
use crate::merge::node::{Content, Entry, Node};

/// Returns whether `one` and `other` say the same: white space, escapes, the order of members, and
/// whether a script is in a file do not count. `null` is not nothing, for both are written back.
///
/// The parser's depth limit bounds the recursion.
pub(super) fn same(one: Node<'_>, other: Node<'_>) -> bool {
    if one.is_literal() && other.is_literal() {
        return is_same(one.value, other.value);
    }
    match (one.value.kind(), other.value.kind()) {
        (Kind::Object, Kind::Object) => same_entries(&one.entries(), &other.entries()),
        (Kind::Array, Kind::Array) => pairwise(one, other, same),
        _ => is_same(one.value, other.value),
    }
}

/// Returns whether `one` and `other` say the same to a server, which takes a member that is null for
/// one that is not there.
///
/// The parser's depth limit bounds the recursion.
pub(super) fn same_but_for_nulls(one: Node<'_>, other: Node<'_>) -> bool {
    match (one.value.kind(), other.value.kind()) {
        (Kind::Object, Kind::Object) => {
            let (mut ones, mut others) = (one.entries(), other.entries());
            ones.retain(|entry| !entry.content.is_null());
            others.retain(|entry| !entry.content.is_null());
            let same = |(one, other): (&Entry<'_>, &Entry<'_>)| {
                one.name == other.name
                    && match (one.content, other.content) {
                        (Content::Value(one), Content::Value(other)) => {
                            same_but_for_nulls(one, other)
                        }
                        (one, other) => same_content(one, other),
                    }
            };
            ones.len() == others.len() && ones.iter().zip(&others).all(same)
        }
        (Kind::Array, Kind::Array) => pairwise(one, other, same_but_for_nulls),
        _ => is_same(one.value, other.value),
    }
}

/// Returns whether two arrays have elements that are the `same`, one by one.
fn pairwise<'m>(one: Node<'m>, other: Node<'m>, same: impl Fn(Node<'m>, Node<'m>) -> bool) -> bool {
    let (mut ones, mut others) = (one.value.elements(), other.value.elements());
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same(one.beside(a), other.beside(b)) => {}
            _ => return false,
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
    fn is_null(self) -> bool {
        matches!(self, Self::Value(node) if node.value.is_null())
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_script_in_a_file_does_not_count() {
        assert!(same_script("a;\r\nb;\r\n", "a;\nb;"));
        assert!(!same_script("a;\nb;", "a;b;"));
    }
}
