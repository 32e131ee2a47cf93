//! Which properties of the managed object a script names, in the order of their places, and which it gives a
//! value where they have none.

use std::ops::Range;

#[cfg(feature = "javascript")]
use crate::javascript::Fallbacks;

/// A place where a script names a property of the object that is read.
pub(super) struct Access {
    /// The property.
    pub(super) property: String,
    /// Whether the script gives it a value there.
    pub(super) is_write: bool,
    /// The bytes of its name.
    pub(super) range: Range<usize>,
}

/// Returns where the script `text` names properties.
#[cfg(feature = "javascript")]
pub(super) fn accesses(text: &str) -> Vec<Access> {
    use crate::javascript::{AccessKind, Variable, read};

    let accesses = read(text).map(|script| script.accesses).unwrap_or_default().into_iter();
    accesses
        .filter(|access| access.variable == Variable::Object && access.kind != AccessKind::Delete)
        .map(|access| Access {
            property: access.property,
            is_write: access.kind == AccessKind::Write,
            range: access.range,
        })
        .collect()
}

/// Returns where the script `text` names properties, as far as that can be seen without a parser.
#[cfg(not(feature = "javascript"))]
pub(super) fn accesses(text: &str) -> Vec<Access> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let mut accesses = Vec::new();
    for (start, object) in text.match_indices("object.") {
        if text[..start].ends_with(|before| is_word(before) || before == '.') {
            continue;
        }
        let rest = &text[start + object.len()..];
        let name = &rest[..rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())];
        let after = rest[name.len()..].trim_start();
        let is_write = after.starts_with('=') && !after.starts_with("==");
        let begin = start + object.len();
        let range = begin..begin + name.len();
        accesses.push(Access { property: name.to_owned(), is_write, range });
    }
    accesses
}

/// Returns which properties the script `text` gives a value where they have none.
#[cfg(feature = "javascript")]
pub(in crate::diff) fn fallbacks(text: &str) -> Fallbacks {
    crate::javascript::fallbacks(text).unwrap_or_default()
}

/// What is known of fallbacks without a parser: nothing.
#[cfg(not(feature = "javascript"))]
#[derive(Default)]
pub(in crate::diff) struct Fallbacks {
    pub(in crate::diff) sources:
        std::collections::BTreeMap<String, std::collections::BTreeSet<String>>,
    pub(in crate::diff) is_everything: bool,
}

/// Returns which properties the script `text` gives a value where they have none, as far as that can be
/// seen without a parser.
#[cfg(not(feature = "javascript"))]
pub(in crate::diff) fn fallbacks(_: &str) -> Fallbacks {
    Fallbacks::default()
}
