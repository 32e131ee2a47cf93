//! What a configuration is recognised by: a hash of its JSON, however it is written.

use crate::hash::Hash;
use crate::json::{Kind, Value};

/// Returns 16 hexadecimal digits for what `document` says as JSON.
///
/// Neither white space, escapes nor the order of keys count, and `1.0` is `1`: a tenant stores numbers so.
/// The order of arrays counts, though it may mean nothing: whoever changed it has written. `_id` and
/// `_rev`, which a server adds, do not count.
#[must_use]
pub fn state(document: Value<'_>) -> String {
    let mut hash = Hash::new();
    let added_by_server = |name: &str| name == "_id" || name == "_rev";
    add_object(document, &mut hash, |name| !added_by_server(name));
    if document.kind() != Kind::Object {
        add(document, &mut hash);
    }
    hash.finish()
}

/// Adds `value`; the reader of JSON bounds the depth.
fn add(value: Value<'_>, hash: &mut Hash) {
    match value.kind() {
        Kind::Null => hash.bytes(b"z"),
        Kind::Boolean => hash.bytes(if value.as_bool() == Some(true) { b"t" } else { b"f" }),
        Kind::Number => add_number(value, hash),
        Kind::String => {
            hash.bytes(b"s");
            hash.text(&value.as_str().unwrap_or_default());
        }
        Kind::Array => {
            hash.bytes(b"[");
            value.elements().for_each(|element| add(element, hash));
            hash.bytes(b"]");
        }
        Kind::Object => add_object(value, hash, |_| true),
    }
}

/// Adds the members of `object` that `counts` lets count; of a repeated name the last one, as servers do.
fn add_object(object: Value<'_>, hash: &mut Hash, counts: impl Fn(&str) -> bool) {
    let mut members: Vec<_> =
        object.members().map(|member| (member.key.name(), member.value)).collect();
    members.sort_by(|one, other| one.0.cmp(&other.0));
    hash.bytes(b"{");
    for same in members.chunk_by(|one, other| one.0 == other.0) {
        let Some((name, value)) = same.last().filter(|(name, _)| counts(name)) else { continue };
        hash.text(name);
        add(*value, hash);
    }
    hash.bytes(b"}");
}

fn add_number(value: Value<'_>, hash: &mut Hash) {
    let Some(number) = value.as_number() else { return };
    hash.bytes(b"n");
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => hash.bytes(&whole.to_le_bytes()),
        (None, Some(float)) => hash.bytes(&float.to_bits().to_be_bytes()),
        (None, None) => hash.text(number.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn state_of(text: &str) -> String {
        state(parse(text).0.root().unwrap())
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
