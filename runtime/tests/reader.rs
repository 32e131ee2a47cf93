//! The reader of JSON, held against `serde_json`.

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;

use model::{AlphaRole, AlphaUser};
use mosaic::{DecodeError, Json, decode::MAXIMUM_DEPTH, from_slice, page_from_slice};
use proptest::prelude::*;
use serde::de::IgnoredAny;

/// Reads a text as the value of a property.
fn read(text: &str) -> Result<Option<Json>, DecodeError> {
    let body = format!(r#"{{"_id":"1","_rev":"1","kbaInfo":{text}}}"#);
    from_slice::<AlphaUser>(body.as_bytes()).map(|user| user.kba_info)
}

/// Reads over a text as the value of a member that nobody asked for.
fn skip(text: &str) -> Result<AlphaRole, DecodeError> {
    let body = format!(r#"{{"_id":"1","_rev":"1","nobody":{text}}}"#);
    from_slice::<AlphaRole>(body.as_bytes())
}

fn agrees(text: &str) {
    let skipped = serde_json::from_str::<IgnoredAny>(text);
    assert_eq!(skip(text).is_ok(), skipped.is_ok(), "{text}");
    match serde_json::from_str::<Json>(text) {
        Ok(value) => {
            assert_eq!(read(text), Ok(Some(value).filter(|value| !value.is_null())), "{text}");
        }
        Err(_) => assert!(read(text).is_err(), "{text}"),
    }
}

#[test]
fn the_corners_of_the_grammar_are_read_alike() {
    let texts = [
        "",
        " 1 ",
        "-0",
        "-0.0",
        "01",
        "1.",
        ".5",
        "1e5",
        "1E+2",
        "1e",
        "-",
        "+1",
        "0x1",
        "1e999",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "NaN",
        "tru",
        "nul",
        "\"",
        "\"a",
        r#""\u00e9\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\udc00""#,
        r#""\u12g4""#,
        r#""\u12""#,
        r#""\ud83d\u12""#,
        r#"{"\ud83d":{"a\/\b":1}}"#,
        r#""\u+123""#,
        r#""\x""#,
        "\"\t\"",
        "\"\u{7f}\u{80}\"",
        "[]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1",
        "{}",
        "{,}",
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        "{a:1}",
        r#"{"a":1 "b":2}"#,
        r#"{"a":[{"b":{}}],"c":[[],[null]]}"#,
        "[}",
        "{]",
        "1]",
        "\u{feff}1",
        r#""exactly8""#,
        r#""longer than eight \" and \\ on""#,
        "\"éééééééé\"",
        "\u{a0}1",
    ];
    texts.into_iter().for_each(agrees);
}

#[test]
fn depth_is_limited_wherever_it_is() {
    let deep = |depth| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    // The record itself is the first level.
    let most = MAXIMUM_DEPTH - 1;
    assert!(read(&deep(most)).is_ok() && skip(&deep(most)).is_ok());
    assert!(read(&deep(most + 1)).is_err() && skip(&deep(most + 1)).is_err());
    assert!(read(&deep(100_000)).is_err() && skip(&deep(100_000)).is_err());
    let objects = r#"{"a":"#.repeat(100_000);
    assert!(read(&objects).is_err() && skip(&objects).is_err());
}

#[test]
fn invalid_utf8_is_refused() {
    let error = from_slice::<AlphaRole>(b"{\"_id\":\"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "expected UTF-8, at byte 8");
}

#[test]
fn nothing_may_follow_an_object() {
    assert!(from_slice::<AlphaRole>(br#"{"_id":"1","_rev":"1"} "#).is_ok());
    assert!(from_slice::<AlphaRole>(br#"{"_id":"1","_rev":"1"} x"#).is_err());
}

#[test]
fn a_page_that_is_cut_off_is_refused() {
    let body =
        br#"{"result":[{"_id":"1","_rev":"1"},{"_id":"2"}],"resultCount":2,"error":{"code":500}}"#;
    assert_eq!(page_from_slice::<AlphaRole>(body).unwrap().error.unwrap()["code"], 500);
    for end in 0..body.len() {
        let whole =
            page_from_slice::<AlphaRole>(&body[..end]).is_ok_and(|page| page.broken.is_none());
        assert!(!whole, "cut at {end}");
    }
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        prop::num::f64::NORMAL.prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_is_read_alike(value in json()) {
        agrees(&value.to_string());
        agrees(&format!("{value:#}"));
    }

    #[test]
    fn a_value_with_a_byte_changed_is_read_alike(value in json(), at in any::<prop::sample::Index>(), byte in 0x20_u8..0x7f) {
        let mut bytes = value.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            agrees(text);
        }
    }

    #[test]
    fn bytes_that_are_not_json_are_no_record(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if serde_json::from_slice::<IgnoredAny>(&bytes).is_err() {
            prop_assert!(from_slice::<AlphaUser>(&bytes).is_err());
            prop_assert!(page_from_slice::<AlphaUser>(&bytes).is_err());
        }
    }
}
