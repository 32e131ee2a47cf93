//! What a request may carry.

use mosaic_emulator::Flavour::Idm;
use serde_json::json;

use super::{ask, hold, users};

#[test]
fn the_body_of_an_object_is_one_object() {
    hold(
        Idm,
        &[
            ("POST users", "", "null", 201),
            ("POST users", "", "{}", 201),
            ("POST users", "", "{} {}", 400),
            ("POST users", "", "{}x", 400),
            ("POST users", "", "1", 400),
            ("POST users", "", "true", 400),
            ("POST users", "", " ", 400),
            ("PUT users/n", "", "[]", 400),
            ("PUT users/n", "", "", 400),
            ("PUT users/n", "", "null", 201),
            ("PUT users/n", "", "{\"a\":01}", 400),
        ],
    );
}

#[test]
fn the_body_of_a_patch_is_a_list() {
    hold(
        Idm,
        &[
            ("PATCH users/a", "", "{}", 400),
            ("PATCH users/a", "", "null", 400),
            ("PATCH users/a", "", "[] []", 400),
            ("PATCH users/a", "", "[", 400),
            ("PATCH users/a", "", "", 400),
            ("PATCH users", "", "[]", 400),
        ],
    );
}

#[test]
fn a_new_object_takes_its_id_from_the_body_before_the_path() {
    let door = users(Idm);
    let answer = ask(&door, "POST users", "", r#"{"_id":"mine","name":"m"}"#);
    assert_eq!((answer.status, &answer.body["_id"]), (201, &json!("mine")));
    assert_eq!(ask(&door, "POST users", "", r#"{"_id":"mine"}"#).status, 412);
    let answer = ask(&door, "PUT users/path", "If-None-Match: *", r#"{"_id":"body"}"#);
    assert_eq!((answer.status, &answer.body["_id"]), (201, &json!("body")));
}

#[test]
fn of_a_repeated_name_the_last_value_counts() {
    let answer = ask(&users(Idm), "PUT users/n", "", r#"{"a":1,"b":0,"a":{"c":2}}"#);
    assert_eq!(answer.body["a"], json!({ "c": 2 }));
}
