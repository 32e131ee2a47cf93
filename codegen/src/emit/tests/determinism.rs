//! What does not change a byte, and what does.

use proptest::prelude::*;
use serde_json::Value;

use super::{compiled, lines_with, rust, widget};
use crate::compile::Target;

const SCHEMA: &str = include_str!("../../../../schemas/managed.json");
const SETTINGS: &str = include_str!("../../../../schemas/mosaic.toml");

/// Writes `value` without whitespace, its keys in an order that `seed` decides.
fn shuffled(value: &Value, seed: u64) -> String {
    match value {
        Value::Array(elements) => {
            let elements: Vec<String> =
                elements.iter().map(|element| shuffled(element, seed)).collect();
            format!("[{}]", elements.join(","))
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| scrambled(name, seed));
            let member = |(name, value): &(&String, &Value)| {
                format!("{}:{}", Value::String((*name).clone()), shuffled(value, seed))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

/// Returns a number without meaning that `seed` and `name` decide.
fn scrambled(name: &str, seed: u64) -> u64 {
    name.bytes().fold(seed, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn order_and_whitespace_of_the_schema_change_no_byte(seed in any::<u64>()) {
        let mut schema: Value = serde_json::from_str(SCHEMA).expect("the sample is JSON");
        let objects = schema["objects"].as_array_mut().expect("the sample has types");
        objects.sort_by_key(|object| scrambled(object["name"].as_str().unwrap_or_default(), seed));
        let schema = shuffled(&schema, seed);
        for target in [Target::Rust, Target::JsonSchema] {
            let files = compiled(&schema, SETTINGS, target).files;
            prop_assert!(!files.is_empty());
            prop_assert_eq!(files, compiled(SCHEMA, SETTINGS, target).files);
        }
    }
}

#[test]
fn a_change_that_only_a_console_shows_changes_no_byte() {
    let before = compiled(SCHEMA, "", Target::Rust).files;
    let changes = [
        ("\"searchable\": true", "\"searchable\": false"),
        ("\"viewable\": true", "\"viewable\": false"),
        ("\"policyId\": \"unique\"", "\"policyId\": \"not-empty\""),
    ];
    for (old, new) in changes {
        let schema = SCHEMA.replacen(old, new, 1);
        assert_ne!(schema, SCHEMA, "{old}");
        assert_eq!(compiled(&schema, "", Target::Rust).files, before, "{old}");
    }
}

#[test]
fn numbers_of_two_spellings_are_shown_and_known_by_them() {
    let days = |default: &str| {
        let property = format!(r#""days": {{"type": "number", "default": {default}}}"#);
        rust(&widget(&property), "")
    };
    let [one, other] = [days("1"), days("1.0")];
    assert_ne!(one.lines().next(), other.lines().next());
    assert_eq!(lines_with(&one, "default"), ["/// `days`, indexed, default `1`"]);
    assert_eq!(lines_with(&other, "default"), ["/// `days`, indexed, default `1.0`"]);
}

#[test]
fn a_change_of_a_limit_changes_the_first_line_alone() {
    let before = compiled(SCHEMA, "", Target::Rust).files;
    let schema = SCHEMA.replacen("\"pattern\": \"^", "\"pattern\": \"^x", 1);
    assert_ne!(schema, SCHEMA);
    let after = compiled(&schema, "", Target::Rust).files;
    let [before, after] = [&before[0].text, &after[0].text].map(|text| text.split_once('\n'));
    let (Some(before), Some(after)) = (before, after) else { panic!("a file has lines") };
    assert_ne!(before.0, after.0);
    assert_eq!(before.1, after.1);
}
