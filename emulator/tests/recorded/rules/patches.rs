//! Patches: how operations are read, and what becomes of an object.

use mosaic::Json;
use mosaic_emulator::Flavour::{Aic, Idm};
use serde_json::json;

use super::{ask, hold, users};

#[test]
fn an_operation_that_is_none_is_refused() {
    hold(
        Idm,
        &[
            ("PATCH users/a", "", r#"[{"op":"add","path":"/x","value":1}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"put","field":"/x","value":1}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"add","value":1}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"add","field":"/x"}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"replace","field":"/name","value":null}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"increment","field":"/age","value":"1"}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"increment","field":"/name","value":1}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"increment","field":"/none","value":1}]"#, 400),
            (
                "PATCH users/a",
                "",
                r#"[{"operation":"add","field":"/x","from":"/y","value":1}]"#,
                400,
            ),
            ("PATCH users/a", "", r#"[{"operation":"move","field":"/x"}]"#, 400),
            (
                "PATCH users/a",
                "",
                r#"[{"operation":"copy","from":"/name","field":"/x","value":1}]"#,
                400,
            ),
            ("PATCH users/a", "", r#"[{"operation":"add","field":"/a|b","value":1}]"#, 400),
            ("PATCH users/a", "", "[1]", 400),
        ],
    );
}

#[test]
fn positions_are_not_patched() {
    hold(
        Idm,
        &[
            (
                "PATCH users/a",
                "",
                r#"[{"operation":"replace","field":"/roles/1","value":"z"}]"#,
                400,
            ),
            ("PATCH users/a", "", r#"[{"operation":"remove","field":"/roles/0"}]"#, 400),
            ("PATCH users/a", "", r#"[{"operation":"remove","field":"/roles/10"}]"#, 200),
        ],
    );
    hold(
        Aic,
        &[
            (
                "PATCH users/a",
                "",
                r#"[{"operation":"replace","field":"/roles/1","value":"z"}]"#,
                400,
            ),
            ("PATCH users/a", "", r#"[{"operation":"remove","field":"/roles/10"}]"#, 400),
        ],
    );
}

#[test]
fn what_cannot_be_done_is_a_failure_and_leaves_everything_as_it_was() {
    hold(
        Idm,
        &[
            ("PATCH users/a", "", r#"[{"operation":"add","field":"/name/x/y","value":1}]"#, 500),
            ("PATCH users/a", "", r#"[{"operation":"copy","from":"/name","field":"/age"}]"#, 500),
            ("PATCH users/a", "", r#"[{"operation":"move","from":"/none","field":"/age"}]"#, 200),
        ],
    );
    let door = users(Idm);
    let before = ask(&door, "GET users/a", "", "").body;
    let both = r#"[{"operation":"add","field":"/age","value":1},
        {"operation":"add","field":"/name/x","value":1}]"#;
    assert_eq!(ask(&door, "PATCH users/a", "", both).status, 500);
    assert_eq!(ask(&door, "GET users/a", "", "").body, before);
}

#[test]
fn operations_do_what_they_are_called() {
    let patched = |operation: &Json, field: &str| {
        let body = json!([operation]).to_string();
        ask(&users(Idm), "PATCH users/a", "", &body).body[field].clone()
    };
    for (operation, field, expected) in [
        (
            json!({"operation": "ADD", "field": "/roles/-", "value": "z"}),
            "roles",
            json!(["x", "y", "z"]),
        ),
        (
            json!({"operation": "add", "field": "/roles/-", "value": ["z"]}),
            "roles",
            json!(["x", "y", ["z"]]),
        ),
        (
            json!({"operation": "replace", "field": "/roles/-", "value": "z"}),
            "roles",
            json!(["x", "y", "z"]),
        ),
        (json!({"operation": "add", "field": "/roles", "value": ["z"]}), "roles", json!(["z"])),
        (json!({"operation": "add", "field": "/new/-", "value": "z"}), "new", json!(["z"])),
        (json!({"operation": "add", "field": "/p/q", "value": 1}), "p", json!({"q": 1})),
        (json!({"operation": "remove", "field": "/roles", "value": "x"}), "roles", json!(["y"])),
        (
            json!({"operation": "remove", "field": "/roles", "value": "X"}),
            "roles",
            json!(["x", "y"]),
        ),
        (
            json!({"operation": "remove", "field": "/name", "value": "other"}),
            "name",
            json!("alice"),
        ),
        (json!({"operation": "remove", "field": "/name", "value": "alice"}), "name", Json::Null),
        (json!({"operation": "increment", "field": "/age", "value": 1.9}), "age", json!(21)),
        (json!({"operation": "increment", "field": "/age", "value": -21}), "age", json!(-1)),
        (json!({"operation": "move", "from": "/name", "field": "/title"}), "title", json!("alice")),
        (
            json!({"operation": "copy", "from": "/name", "field": "/roles/-"}),
            "roles",
            json!(["x", "y", "alice"]),
        ),
    ] {
        assert_eq!(patched(&operation, field), expected, "{operation}");
    }
}
