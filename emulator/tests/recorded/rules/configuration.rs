//! The configuration: documents without revisions.

use mosaic_emulator::Flavour::{Aic, Idm};
use serde_json::json;

use super::{ask, hold, users};

const DOCUMENT: &str = r#"{"_id":"else","_rev":"7","enabled":true}"#;

#[test]
fn documents_are_written_whatever_their_revision() {
    for flavour in [Aic, Idm] {
        let door = users(flavour);
        let line = "PUT /openidm/config/factory/name";
        let made = ask(&door, line, "", DOCUMENT);
        assert_eq!((made.status, made.header("etag")), (201, None));
        assert_eq!(made.body, json!({ "_id": "factory/name", "enabled": true }));
        let location = made.header("location").expect("a new document has a place");
        assert!(location.ends_with("/openidm/config/factory/factory/name"), "{location}");
        for condition in ["If-Match: *", "If-Match: \"99\"", ""] {
            assert_eq!(ask(&door, line, condition, DOCUMENT).status, 200, "{condition}");
        }
        assert_eq!(ask(&door, line, "If-None-Match: *", DOCUMENT).status, 412);
        let gone = ask(&door, "DELETE /openidm/config/factory/name", "", "");
        assert_eq!((gone.status, &gone.body["enabled"]), (200, &json!(true)));
        assert_eq!(ask(&door, "GET /openidm/config/factory/name", "", "").status, 404);
        assert_eq!(ask(&door, "DELETE /openidm/config/factory/name", "", "").status, 404);
    }
}

#[test]
fn a_document_that_there_is_not_is_not_updated() {
    hold(
        Idm,
        &[
            ("PUT /openidm/config/nosuch", "If-Match: \"1\"", DOCUMENT, 404),
            ("PATCH /openidm/config/nosuch", "", "[]", 404),
            ("PUT /openidm/config/a/b/c", "", DOCUMENT, 400),
            ("GET /openidm/config/a/b", "", "", 404),
        ],
    );
}

#[test]
fn a_type_that_is_added_by_a_patch_is_served_at_once() {
    let door = users(Aic);
    let add = json!([{ "operation": "add", "field": "/objects/-", "value": {
        "name": "thing", "schema": { "type": "object", "properties": { "n": { "type": "number" } } },
    } }]);
    assert_eq!(ask(&door, "PUT thing/t", "", "{}").status, 404);
    let patched = ask(&door, "PATCH /openidm/config/managed", "If-Match: *", &add.to_string());
    assert_eq!((patched.status, patched.header("etag")), (200, None), "{patched:?}");
    assert_eq!(ask(&door, "PUT thing/t", "", "{\"n\":1}").status, 201);
    let schema = ask(&door, "GET /openidm/schema/managed/thing", "", "").body;
    assert_eq!(schema["resourceCollection"], "managed/thing");
    let remove = json!([{ "operation": "remove", "field": "/objects/1/schema/properties/n" }]);
    assert_eq!(ask(&door, "PATCH /openidm/config/managed", "", &remove.to_string()).status, 200);
    let position = json!([{ "operation": "remove", "field": "/objects/1" }]);
    assert_eq!(ask(&door, "PATCH /openidm/config/managed", "", &position.to_string()).status, 400);
}

#[test]
fn documents_are_listed_and_found() {
    let door = users(Aic);
    ask(&door, "PUT /openidm/config/mapping/one", "", DOCUMENT);
    let list = ask(&door, "GET /openidm/config", "", "").body;
    let known = list["configurations"].as_array().expect("a list");
    let named = |name: &str| known.iter().find(|entry| entry["_id"] == name);
    assert_eq!(named("mapping/one").expect("it is listed")["factoryPid"], "mapping");
    assert!(named("managed").is_some());
    let page = ask(&door, "GET /openidm/config?_queryFilter=_id+sw+'mapping'", "", "").body;
    assert_eq!(page["result"], json!([{ "_id": "mapping/one", "enabled": true }]));
}
