//! Which fields an answer shows.

use mosaic::Json;
use mosaic_emulator::Flavour::Idm;
use serde_json::json;

use super::{ask, hold, users};

/// Returns what an answer shows besides the id and the revision, which it always shows.
fn shown(line: &str, body: &str) -> Json {
    let mut answer = ask(&users(Idm), line, "", body).body;
    let members = answer.as_object_mut().expect("an object");
    assert!(members.keys().take(2).eq(["_id", "_rev"]), "{members:?}");
    members.retain(|name, _| !name.starts_with('_'));
    answer
}

#[test]
fn a_nested_field_is_shown_under_its_last_name() {
    assert_eq!(shown("GET users/a?_fields=roles/1", ""), json!({ "1": "y" }));
    assert_eq!(
        shown("GET users/a?_fields=/nested/k,name", ""),
        json!({ "k": "v", "name": "alice" })
    );
    assert_eq!(shown("GET users/a?_fields=nested/none,roles/9", ""), json!({}));
    assert_eq!(shown("GET users/a?_fields=nested", ""), json!({ "nested": { "k": "v" } }));
    assert_eq!(shown("GET users/a?_fields=/name/", ""), json!({ "name": "alice" }));
}

#[test]
fn no_fields_and_the_whole_are_all_fields() {
    let all = shown("GET users/a", "");
    assert_eq!(shown("GET users/a?_fields=", ""), all);
    assert_eq!(shown("GET users/a?_fields=*", ""), all);
    assert_eq!(shown("GET users/a?_fields=_id", ""), json!({}));
}

#[test]
fn every_verb_that_answers_with_an_object_heeds_fields() {
    assert_eq!(shown("PUT users/n?_fields=age", r#"{"name":"n","age":1}"#), json!({ "age": 1 }));
    assert_eq!(shown("POST users?_fields=name", r#"{"name":"n","age":1}"#), json!({ "name": "n" }));
    assert_eq!(shown("DELETE users/b?_fields=age", ""), json!({ "age": 30 }));
    let rename = r#"[{"operation":"replace","field":"/name","value":"z"}]"#;
    assert_eq!(shown("PATCH users/b?_fields=name", rename), json!({ "name": "z" }));
}

#[test]
fn an_update_heeds_fields_unless_it_began_as_a_create() {
    let body = r#"{"name":"n","age":1}"#;
    let answer = ask(&users(Idm), "PUT users/a?_fields=age", "If-Match: *", body).body;
    assert_eq!((&answer["age"], &answer["name"]), (&json!(1), &Json::Null));
    assert_eq!(shown("PUT users/a?_fields=age", body), json!({ "name": "n", "age": 1 }));
}

#[test]
fn a_field_of_characters_that_no_pointer_has_is_refused() {
    hold(
        Idm,
        &[
            ("GET users/a?_fields=a%7Cb", "", "", 400),
            ("GET users/a?_fields=a%22b", "", "", 400),
            ("GET users/a?_fields=name,a%3Cb", "", "", 400),
            ("GET users/a?_fields=a%25zz", "", "", 400),
            ("GET users?_queryFilter=true&_fields=a%5Eb", "", "", 400),
            ("DELETE users/a?_fields=a%23b", "", "", 400),
            ("GET users/a?_fields=a:b,a%3Fb,%24a,a%5B0%5D,%C3%A9", "", "", 200),
        ],
    );
}
