//! What `If-Match` and `If-None-Match` say.

use crate::{
    Revision,
    wire::{Expected, header},
};

/// Reads `If-Match`, in which only a bare `*` stands for any revision: `"*"` is one that is called so.
pub(super) fn expected(text: Option<&str>) -> Expected {
    match text {
        None => Expected::Anything,
        Some(header::ANY) => Expected::Existing,
        Some(text) => Expected::Revision(revision(header::unquoted(text))),
    }
}

/// Reads a revision. A weak tag, and what is no tag at all, is the revision that no object has.
pub(super) fn revision(text: &str) -> Revision {
    Revision::new(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_star_is_any_revision() {
        let called = |text: &str| Expected::Revision(revision(text));
        let cases = [
            (None, Expected::Anything),
            (Some("*"), Expected::Existing),
            (Some("\"*\""), called("*")),
            (Some("7"), called("7")),
            (Some("\"7\""), called("7")),
        ];
        for (text, expectation) in cases {
            assert_eq!(expected(text), expectation, "{text:?}");
        }
    }

    #[test]
    fn a_tag_that_is_no_revision_never_matches() {
        for text in ["W/\"7\"", "", "\"\"", "\"7\", \"8\"", "a b", "é"] {
            assert_eq!(expected(Some(text)), Expected::Revision(Revision::default()), "{text}");
        }
    }
}
