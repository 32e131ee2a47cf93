//! Laws of meaning: comparing, the canonical text and its hash are one answer, by every reading.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::json::parse;
use crate::source::{Documents, Role, Sources};

/// Returns whether the texts are the same as they are written, and to servers.
fn answers(one: &str, other: &str) -> [bool; 2] {
    let mut sources = Sources::new();
    let [one, other] = [("one.json", one), ("other.json", other)]
        .map(|(name, text)| sources.add(name, text.as_bytes().to_vec(), Role::Configuration).0);
    for (name, text) in [("a.js", "a;\r\nb;\r\n"), ("b.js", "\u{feff}a;\nb;"), ("c.js", "c;")] {
        let _ = sources.add(name, text.as_bytes().to_vec(), Role::Script);
    }
    let documents = Documents::parse(&sources).0;
    let trees = [one, other].map(|source| parse(&sources.get(source).text).0);
    let [old, new] = trees.each_ref().map(|tree| tree.root().expect("it holds a value"));
    let served = |value, source| Node::new(value, Reading::of_servers(&documents, source));
    [answer(Node::literal(old), Node::literal(new)), answer(served(old, one), served(new, other))]
}

/// Returns whether both are the same, once every way to ask says so.
fn answer(one: Node<'_>, other: Node<'_>) -> bool {
    let is_same = one.is_same(&other);
    assert_eq!(is_same, other.is_same(&one));
    assert_eq!(is_same, one.said().canonical() == other.said().canonical());
    assert_eq!(is_same, hashed(one) == hashed(other));
    is_same
}

fn hashed(node: Node<'_>) -> String {
    let mut digest = Digest::default();
    digest.said(&node.said());
    digest.finish()
}

#[test]
fn what_is_written_differently_means_the_same() {
    let pairs = [
        ("1.0", "1"),
        ("1e0", "1"),
        ("100", "1E+2"),
        ("0.10", "1e-1"),
        ("-0", "0.0"),
        ("12345678901234567890123456789", "12345678901234567890123456789.0"),
        (r#""\u0061""#, r#""a""#),
        (r#"{"a":1,"b":[2]}"#, r#"{ "b" : [ 2.0 ], "\u0061" : 1 }"#),
        (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
        ("1e99999999999999999999", "1e99999999999999999999"),
    ];
    for (one, other) in pairs {
        assert_eq!(answers(one, other), [true; 2], "{one} {other}");
    }
}

#[test]
fn what_means_something_else_is_told_apart() {
    let pairs = [
        ("1", "2"),
        ("1", "-1"),
        ("0.1", "0.10000000000000000001"),
        ("12345678901234567890", "12345678901234567891"),
        ("1", r#""1""#),
        ("true", r#""true""#),
        ("null", "{}"),
        ("[1,2]", "[2,1]"),
        ("[1]", "[1,1]"),
        (r#"{"a":1,"b":1}"#, r#"{"a":1,"c":1}"#),
        (r#"["a,"]"#, r#"["a",""]"#),
        (r#"{"required":true}"#, r#"{"required":false}"#),
        (r#"{"properties":{"required":["a","b"]}}"#, r#"{"properties":{"required":["b","a"]}}"#),
        (r#"{"default":{"a":null}}"#, r#"{"default":{}}"#),
        (r#"{"properties":{"a":null}}"#, r#"{"properties":{}}"#),
        (r#"{"default":{"source":"a\n"}}"#, r#"{"default":{"source":"a"}}"#),
        (
            r#"{"policies":[{"policyId":"own","params":{"forbiddenChars":"ab"}}]}"#,
            r#"{"policies":[{"policyId":"own","params":{"forbiddenChars":"ba"}}]}"#,
        ),
        (
            r#"{"policies":[{"policyId":"maximum-length","params":{"maxLength":"10"}}]}"#,
            r#"{"policies":[{"policyId":"maximum-length","params":{"maxLength":11}}]}"#,
        ),
        (r#"{"file":"c.js"}"#, r#"{"file":"a.js"}"#),
        (r#"{"file":"c.js"}"#, r#"{"file":"nowhere.js"}"#),
    ];
    for (one, other) in pairs {
        assert_eq!(answers(one, other), [false; 2], "{one} {other}");
    }
}

#[test]
fn servers_take_for_the_same_what_is_written_and_is_nothing() {
    let pairs = [
        (r#"{"a":null}"#, "{}"),
        (r#"{"required":["a","b","a"]}"#, r#"{"required":["b","a"]}"#),
        (r#"{"notifyRelationships":["a","b"]}"#, r#"{"notifyRelationships":["b","a"]}"#),
        (
            r#"{"policies":[{"policyId":"unique"}]}"#,
            r#"{"policies":[{"policyId":"unique","params":{}}]}"#,
        ),
        (
            r#"{"policies":[{"policyId":"unique"},{"policyId":"unique"}]}"#,
            r#"{"policies":[{"policyId":"unique"}]}"#,
        ),
        (
            r#"{"policies":[{"policyId":"maximum-length","params":{"maxLength":"10"}}]}"#,
            r#"{"policies":[{"policyId":"maximum-length","params":{"maxLength":10}}]}"#,
        ),
        (
            r#"{"policies":[{"policyId":"cannot-contain-characters","params":{"forbiddenChars":["a","/"]}}]}"#,
            r#"{"policies":[{"policyId":"cannot-contain-characters","params":{"forbiddenChars":"/a"}}]}"#,
        ),
        (
            r#"{"fallbackPolicies":[{"policyId":"cannot-contain-others","params":{"disallowedFields":["b","c"]}}]}"#,
            r#"{"fallbackPolicies":[{"policyId":"cannot-contain-others","params":{"disallowedFields":"c,b"}}]}"#,
        ),
        (r#"{"source":"a","globals":{}}"#, r#"{"source":"a"}"#),
        (r#"{"file":"a.js"}"#, r#"{"source":"a;\nb;"}"#),
        (r#"{"source":"file://a.js"}"#, r#"{"file":"b.js"}"#),
        (r#"{"source":"a;\r\nb;\r\n"}"#, r#"{"source":"a;\nb;"}"#),
        (r#"{"source":"file://nowhere.js"}"#, r#"{"file":"nowhere.js"}"#),
        (r#"{"onRead":"file://a.js"}"#, r#"{"onRead":"file://b.js"}"#),
        (
            r#"{"properties":{"enum":{"file":"a.js"}}}"#,
            r#"{"properties":{"enum":{"file":"b.js"}}}"#,
        ),
    ];
    for (one, other) in pairs {
        assert_eq!(answers(one, other), [false, true], "{one} {other}");
    }
}

/// Returns texts of small values that are often alike.
fn values() -> impl Strategy<Value = String> {
    let leaves = [
        "null",
        "true",
        "1",
        "1.0",
        "10e-1",
        "-0",
        "0",
        r#""a""#,
        r#""\u0061""#,
        r#""a\r\n""#,
        r#""file://a.js""#,
        r#""a.js""#,
    ];
    let leaf = proptest::sample::select(leaves.to_vec()).prop_map(str::to_owned);
    let names = ["a", "\\u0061", "required", "properties", "default", "source", "file", "enum"];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let name = proptest::sample::select(names.to_vec());
        let list = proptest::collection::vec(inner.clone(), 0..3);
        let object = proptest::collection::vec((name, inner), 0..4);
        prop_oneof![
            list.prop_map(|elements| format!("[ {} ]", elements.join(", "))),
            object.prop_map(|members| {
                let mut text = String::new();
                for (name, value) in members {
                    let comma = if text.is_empty() { "" } else { "," };
                    let _ = write!(text, "{comma} \"{name}\":{value}");
                }
                format!("{{{text}}}")
            }),
        ]
    })
}

proptest! {
    #[test]
    fn comparing_and_hashing_are_one_answer(one in values(), other in values()) {
        let [literal, served] = answers(&one, &other);
        prop_assert!(served || !literal, "{} {}", one, other);
        prop_assert_eq!(answers(&one, &one), [true; 2]);
    }

    #[test]
    fn a_decimal_means_what_it_says(mantissa in -999_999_i64..999_999, shift in 0_usize..12) {
        let plain = mantissa.to_string();
        let shifted = format!("{mantissa}{}e-{shift}", "0".repeat(shift));
        prop_assert_eq!(answers(&plain, &shifted), [true; 2]);
        prop_assert_eq!(answers(&plain, &(mantissa + 1).to_string()), [false; 2]);
    }
}
