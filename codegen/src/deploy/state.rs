//! What a configuration is recognised by: a hash of its JSON, however it is written.

use crate::json::Value;
use crate::meaning::{Digest, Node, Said};

/// The members that a server adds to a document.
const ADDED: [&str; 2] = ["_id", "_rev"];

/// Returns the SHA-256 of what `document` says as JSON, in 64 hexadecimal digits: a write is decided by it,
/// and a plan approved.
///
/// Neither white space, escapes nor the order of keys count, and `1.0` is `1`: a tenant stores numbers so.
/// The order of arrays counts, though it may mean nothing: whoever changed it has written. `_id` and
/// `_rev`, which a server adds, do not count.
#[must_use]
pub fn state(document: Value<'_>) -> String {
    let mut said = Node::literal(document).said();
    if let Said::Members(members) = &mut said {
        members.retain(|(name, _)| !ADDED.contains(&&**name));
    }
    let mut digest = Digest::default();
    digest.said(&said);
    digest.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn state_of(text: &str) -> String {
        state(parse(text).0.root().unwrap())
    }

    #[test]
    fn a_state_is_the_sha_256_of_the_canonical_text() {
        let of_null = "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b";
        assert_eq!(state_of("null"), of_null);
    }

    #[test]
    fn the_way_a_configuration_is_written_does_not_count() {
        let text = r#"{"objects": [{"name": "loan", "n": 1.0}], "b": ""}"#;
        let other = r#"{"b":"","_id":"managed","objects":[{"n":1,"\u006eame":"loan"}]}"#;
        assert_eq!(state_of(text), state_of(other));
    }

    #[test]
    fn everything_else_counts() {
        let texts = [
            "{}",
            "[]",
            "null",
            "true",
            "false",
            "0",
            "1",
            "0.5",
            r#""""#,
            "[[]]",
            "[null]",
            r#"{"a":[1,2]}"#,
            r#"{"a":[2,1]}"#,
            r#"{"a":{"_id":1}}"#,
            r#"{"a":{}}"#,
            r#"{"a":"1"}"#,
            r#"{"a":1e400}"#,
            r#"{"a":2e400}"#,
            r#"["a","b"]"#,
            r#"["ab"]"#,
        ];
        for (position, text) in texts.iter().enumerate() {
            for other in &texts[position + 1..] {
                assert_ne!(state_of(text), state_of(other), "{text} {other}");
            }
        }
    }

    #[test]
    fn of_a_repeated_name_the_last_one_counts() {
        assert_eq!(state_of(r#"{"a":1,"a":2}"#), state_of(r#"{"a":2}"#));
    }
}
