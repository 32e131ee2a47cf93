//! Our parser and `serde_json` accept the same texts and read the same values.

mod json_corpus;
mod json_laws;

use proptest::prelude::*;

use mosaic_codegen::json;

/// Any JSON value, as `serde_json` holds it.
fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let scalar = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        prop::num::f64::NORMAL.prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[ -~\n\\\\\"\u{1f980}]{0,40}".prop_map(Into::into),
    ];
    scalar.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..8)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_written_value_reads_as_serde_json_reads_it(value in any_value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("it is JSON")] {
            prop_assert_eq!(json::parse(&text).1, []);
            json_laws::check(&text);
        }
    }

    #[test]
    fn a_written_string_reads_as_itself(string in any::<String>()) {
        let text = serde_json::Value::from(string.as_str()).to_string();
        let (document, _) = json::parse(&text);
        prop_assert_eq!(document.root().and_then(json::Value::as_str), Some(string.as_str().into()));
        let text = json::quote(&string);
        prop_assert_eq!(serde_json::from_str::<String>(&text).ok(), Some(string));
    }

    #[test]
    fn a_written_number_reads_as_itself(float in prop::num::f64::NORMAL, integer: i64) {
        let text = format!("[{float:e}, {integer}]");
        let (document, _) = json::parse(&text);
        let numbers: Vec<_> =
            document.root().iter().flat_map(|root| root.elements()).filter_map(json::Value::as_number).collect();
        prop_assert_eq!(numbers[0].as_f64(), Some(float));
        prop_assert_eq!(numbers[1].as_i64(), Some(integer));
    }

    #[test]
    fn the_laws_hold_for_json_like_noise(
        text in r#"([\[\]{},:"' \n]|[-+.0-9eE]|true|null|[a-z]|\\[a-z"\\]|\\ud8[0-9]{2}|\\udc00|//|/\*|\*/|&\{)*"#,
    ) {
        json_laws::check(&text);
    }

    #[test]
    fn the_laws_hold_for_any_text(text in any::<String>()) {
        json_laws::check(&text);
    }
}

#[test]
fn every_file_of_the_corpus_reads_as_serde_json_reads_it() {
    let Some(folder) = json_corpus::folder() else { return };
    let files = json_corpus::files(folder);
    assert!(files.len() > 10, "the corpus has files");
    for (file, text) in files {
        let (_, errors) = json::parse(&text);
        assert_eq!(errors, [], "{}", file.display());
        json_laws::check(&text);
    }
}
