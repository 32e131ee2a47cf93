//! What a configuration is recognised by: a hash of its JSON, however it is written.

use sha2::{Digest, Sha256};

use crate::json::{Kind, Value};

/// Returns the SHA-256 of what `document` says as JSON, in 64 hexadecimal digits: a write is decided by it,
/// and a plan approved.
///
/// Neither white space, escapes nor the order of keys count, and `1.0` is `1`: a tenant stores numbers so.
/// The order of arrays counts, though it may mean nothing: whoever changed it has written. `_id` and
/// `_rev`, which a server adds, do not count.
#[must_use]
pub fn state(document: Value<'_>) -> String {
    let mut hash = Sha256::new();
    let added_by_server = |name: &str| name == "_id" || name == "_rev";
    match document.kind() {
        Kind::Object => add_object(document, &mut hash, |name| !added_by_server(name)),
        _ => add(document, &mut hash),
    }
    let digits = hash.finalize().into_iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// Adds `value`; the reader of JSON bounds the depth.
///
/// A letter says what follows, so that no two values come to the same bytes.
fn add(value: Value<'_>, hash: &mut Sha256) {
    match value.kind() {
        Kind::Null => hash.update(b"z"),
        Kind::Boolean => hash.update(if value.as_bool() == Some(true) { b"t" } else { b"f" }),
        Kind::Number => add_number(value, hash),
        Kind::String => add_text(b's', &value.as_str().unwrap_or_default(), hash),
        Kind::Array => {
            hash.update(b"[");
            value.elements().for_each(|element| add(element, hash));
            hash.update(b"]");
        }
        Kind::Object => add_object(value, hash, |_| true),
    }
}

/// Adds the members of `object` that `counts` lets count; of a repeated name the last one, as servers do.
fn add_object(object: Value<'_>, hash: &mut Sha256, counts: impl Fn(&str) -> bool) {
    let mut members: Vec<_> =
        object.members().map(|member| (member.key.name(), member.value)).collect();
    members.sort_by(|one, other| one.0.cmp(&other.0));
    hash.update(b"{");
    for same in members.chunk_by(|one, other| one.0 == other.0) {
        let Some((name, value)) = same.last().filter(|(name, _)| counts(name)) else { continue };
        add_text(b'k', name, hash);
        add(*value, hash);
    }
    hash.update(b"}");
}

fn add_number(value: Value<'_>, hash: &mut Sha256) {
    let Some(number) = value.as_number() else { return };
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => {
            hash.update(b"i");
            hash.update(whole.to_le_bytes());
        }
        (None, Some(float)) => {
            hash.update(b"d");
            hash.update(float.to_bits().to_le_bytes());
        }
        (None, None) => add_text(b'n', number.text(), hash),
    }
}

/// Adds `text` behind what it is, with its length.
fn add_text(what: u8, text: &str, hash: &mut Sha256) {
    hash.update([what]);
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn state_of(text: &str) -> String {
        state(parse(text).0.root().unwrap())
    }

    #[test]
    fn a_state_is_a_sha_256() {
        let of_z = "594e519ae499312b29433b7dd8a97ff068defcba9755b6d5d00e84c524d67b06";
        assert_eq!(state_of("null"), of_z);
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
