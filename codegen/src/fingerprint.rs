//! What a finding is known by from one run to the next, wherever it stands.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::hash::Hash;

/// Returns the fingerprint of each of `diagnostics`: 16 hexadecimal digits.
///
/// It depends on the rule, the semantic path and the message, that is, on what is wrong, and never on
/// lines, columns, file names or the level. Of several findings that agree in all three, each has
/// its number in the hash, so that one more of them is a new finding. One that is
/// [known by](Diagnostic::known_by) a fingerprint already keeps it.
#[must_use]
pub fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<String> {
    let mut seen: HashMap<_, u64> = HashMap::new();
    let fingerprints = diagnostics.into_iter().map(|diagnostic| {
        if let Some(fingerprint) = &diagnostic.fingerprint {
            return fingerprint.to_string();
        }
        let number = seen
            .entry((diagnostic.rule, diagnostic.path.as_str(), diagnostic.message.as_str()))
            .or_default();
        let mut hash = Hash::new();
        hash.text(diagnostic.rule);
        hash.text(&diagnostic.path);
        hash.text(&diagnostic.message);
        hash.bytes(&number.to_le_bytes());
        *number += 1;
        hash.finish()
    });
    fingerprints.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{Location, SourceId, Span};

    fn at(line: u32, message: &str) -> Diagnostic {
        let location = Location { source: SourceId(0), span: Span::new(line, line) };
        Diagnostic::warning("order-dangling", location, message).at("alpha_user")
    }

    #[test]
    fn a_fingerprint_survives_a_move_and_not_another_fault() {
        let (here, there) = (at(1, "a"), at(9, "a"));
        assert_eq!(of([&here]), of([&there]));
        assert_ne!(of([&here]), of([&at(1, "b")]));
    }

    #[test]
    fn what_is_known_by_a_fingerprint_keeps_it() {
        assert_eq!(of([&at(1, "a").known_by("0123456789abcdef")]), ["0123456789abcdef"]);
    }

    #[test]
    fn two_of_a_kind_are_two() {
        let found = of(&[at(1, "a"), at(2, "a")]);
        assert_ne!(found[0], found[1]);
    }
}
