//! Names and texts that nobody would write, and somebody does.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::compiled;
use crate::compile::Target;

/// Pieces that mean something in Rust, Markdown, TOML, JSON or a terminal.
const PIECES: [&str; 24] = [
    "a", "Z", "_", "-", " ", "\n", "\"", "\\", "`", "```", "*/", "//", "#", "r#", "self", "type",
    "1", "{", "é", "ß", "名", "🔥", "\u{202e}", "\u{301}",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..6);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

fn property() -> impl Strategy<Value = Value> {
    let scalar = (text(), text())
        .prop_map(|(title, format)| json!({"type": "string", "title": title, "format": format}));
    let listed = (text(), text()).prop_map(|(one, two)| {
        json!({"type": "string", "enum": [one, two], "enumTitles": [two], "default": one})
    });
    let link = (text(), text()).prop_map(|(one, two)| {
        let targets = json!([{"path": format!("managed/{one}")}, {"path": two}]);
        json!({"type": "relationship", "resourceCollection": targets})
    });
    let nested = (text(), text()).prop_map(|(name, pattern)| {
        json!({"type": "object", "properties": {name: {"type": "string", "pattern": pattern}}})
    });
    prop_oneof![scalar, listed, link, nested]
}

fn schema() -> impl Strategy<Value = String> {
    let properties = proptest::collection::btree_map(text(), property(), 0..5);
    let object = (text(), text(), properties).prop_map(|(name, description, properties)| {
        let schema = json!({"description": description, "properties": properties});
        json!({"name": name, "schema": schema})
    });
    proptest::collection::vec(object, 1..4)
        .prop_map(|objects| json!({"objects": objects}).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_names_and_texts_give_rust_and_json_or_an_error(schema in schema()) {
        let per_type = "[generate]\nlayout = \"file-per-type\"\nenums = \"closed\"\n";
        for settings in ["", per_type] {
            let compiled = compiled(&schema, settings, Target::Rust);
            for file in &compiled.files {
                prop_assert!(syn::parse_file(&file.text).is_ok(), "{}", file.text);
            }
            prop_assert_eq!(
                compiled.files.is_empty(),
                crate::diagnostic::has_errors(&compiled.diagnostics)
            );
        }
        for file in compiled(&schema, "", Target::JsonSchema).files {
            prop_assert!(serde_json::from_str::<Value>(&file.text).is_ok(), "{}", file.text);
        }
    }
}
