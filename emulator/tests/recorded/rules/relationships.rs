//! Relationships: references as values, and as resources of their own.

use mosaic::Json;
use mosaic_emulator::Flavour::{self, Aic, Idm};
use serde_json::json;

use super::{Answer, Door, ask, ids, message};

/// Opens a tenant with the user `u`, who may have roles and a manager, and two roles.
fn tenant(flavour: Flavour) -> Door {
    let refers = |target: &str, reverse: &str| {
        json!({
            "type": "relationship", "validate": true,
            "reverseRelationship": true, "reversePropertyName": reverse,
            "resourceCollection": [{ "path": target }],
        })
    };
    let many =
        |target: &str, reverse: &str| json!({ "type": "array", "items": refers(target, reverse) });
    let text = json!({ "type": "string" });
    let types = json!([
        { "name": "person", "schema": { "type": "object", "properties": {
            "name": text, "roles": many("managed/task", "members"),
            "manager": refers("managed/person", "reports"), "reports": many("managed/person", "manager"),
        } } },
        { "name": "task", "schema": { "type": "object", "properties": {
            "name": text, "members": many("managed/person", "roles"),
        } } },
    ]);
    let door = Door::open(flavour, &types, Vec::new());
    for path in ["person/u", "person/boss", "task/r1", "task/r2"] {
        let id = path.split('/').next_back();
        let path = format!("/openidm/managed/{path}");
        door.prepare(&json!({ "method": "PUT", "path": path, "body": { "name": id } }));
    }
    door
}

fn patch(door: &Door, operation: &Json) -> Answer {
    ask(door, "PATCH person/u", "", &json!([operation]).to_string())
}

fn grant(door: &Door, body: &str) -> Answer {
    ask(door, "POST person/u/roles?_action=create", "", body)
}

const FIRST: &str = r#"{"_ref":"managed/task/r1"}"#;

#[test]
fn a_grant_is_made_once_and_for_what_there_is() {
    for flavour in [Aic, Idm] {
        let door = tenant(flavour);
        assert_eq!(grant(&door, FIRST).status, 201);
        assert_eq!(grant(&door, FIRST).status, 412);
        let more = r#"{"_ref":"managed/task/r1","_refProperties":{"grade":1}}"#;
        assert_eq!(grant(&door, more).status, 201);
        let missing = grant(&door, r#"{"_ref":"managed/task/none"}"#);
        assert_eq!(missing.status, 400);
        let told = "The referenced relationship 'managed/task/none', does not exist";
        assert_eq!(message(&missing), told);
        assert_eq!(grant(&door, "{}").status, 400);
    }
}

#[test]
fn an_edge_is_seen_from_both_ends_and_goes_with_either() {
    let door = tenant(Aic);
    let edge = grant(&door, FIRST);
    let id = edge.body["_refProperties"]["_id"].as_str().expect("an edge has an id").to_owned();
    let seen = ask(&door, "GET task/r1?_fields=members", "", "").body;
    assert_eq!(seen["members"][0]["_ref"], "managed/person/u");
    assert_eq!(seen["members"][0]["_refProperties"]["_id"], json!(id));
    assert_eq!(ask(&door, &format!("GET person/u/roles/{id}"), "", "").status, 200);
    assert_eq!(ask(&door, &format!("DELETE person/u/roles/{id}"), "", "").status, 200);
    assert_eq!(ask(&door, &format!("GET person/u/roles/{id}"), "", "").status, 404);
    assert_eq!(ask(&door, "GET task/r1?_fields=members", "", "").body["members"], json!([]));
    grant(&door, FIRST);
    ask(&door, "DELETE task/r1", "", "");
    assert_eq!(ask(&door, "GET person/u?_fields=roles", "", "").body["roles"], json!([]));
}

#[test]
fn a_list_is_patched_by_elements_or_as_a_whole() {
    let door = tenant(Idm);
    let add =
        json!({ "operation": "add", "field": "/roles/-", "value": { "_ref": "managed/task/r1" } });
    assert_eq!(patch(&door, &add).status, 200);
    assert_eq!(patch(&door, &add).status, 412);
    let refused = patch(&door, &json!({ "operation": "remove", "field": "/roles" }));
    assert_eq!(
        (refused.status, message(&refused).as_str()),
        (400, "Cannot delete collection: /roles")
    );
    let whole = json!([{ "_ref": "managed/task/r2" }, { "_ref": "managed/task/r1" }]);
    let replace = json!({ "operation": "replace", "field": "/roles", "value": whole });
    assert_eq!(patch(&door, &replace).status, 200);
    let roles = ask(&door, "GET person/u?_fields=roles", "", "").body["roles"].clone();
    assert_eq!(roles.as_array().map(Vec::len), Some(2));
    let element = json!({ "operation": "remove", "field": "/roles", "value": roles[0] });
    assert_eq!(patch(&door, &element).status, 200);
    let left = ask(&door, "GET person/u?_fields=roles", "", "").body["roles"].clone();
    assert_eq!(left, json!([roles[1]]));
    let none = json!({ "operation": "replace", "field": "/roles", "value": [] });
    assert_eq!(patch(&door, &none).status, 200);
    assert_eq!(ask(&door, "GET person/u?_fields=roles", "", "").body["roles"], json!([]));
}

#[test]
fn a_single_reference_is_set_and_cleared() {
    let door = tenant(Aic);
    assert_eq!(ask(&door, "GET person/u/manager", "", "").status, 404);
    let set = json!({ "operation": "replace", "field": "/manager", "value": { "_ref": "managed/person/boss" } });
    assert_eq!(patch(&door, &set).status, 200);
    let shown = ask(&door, "GET person/u?_fields=manager/name", "", "").body["manager"].clone();
    assert_eq!((&shown["name"], &shown["_ref"]), (&json!("boss"), &json!("managed/person/boss")));
    assert_eq!(ask(&door, "GET person/u/manager", "", "").status, 200);
    assert_eq!(ask(&door, "DELETE person/u/manager", "", "").status, 400);
    let page = ask(&door, "GET person/boss/reports?_queryFilter=true", "", "").body;
    assert_eq!(page["result"][0]["_ref"], "managed/person/u");
    assert_eq!(patch(&door, &json!({ "operation": "remove", "field": "/manager" })).status, 200);
    assert_eq!(ask(&door, "GET person/u/manager", "", "").status, 404);
}

#[test]
fn a_list_that_becomes_an_object_fails_its_type() {
    let door = tenant(Aic);
    let add =
        json!({ "operation": "add", "field": "/roles", "value": { "_ref": "managed/task/r1" } });
    let refused = patch(&door, &add);
    assert_eq!(refused.status, 403);
    let failed = &refused.body["detail"]["failedPolicyRequirements"][0];
    assert_eq!(failed["property"], "roles");
    assert_eq!(failed["policyRequirements"][0]["policyRequirement"], "VALID_TYPE");
}

#[test]
fn references_are_queried_like_objects() {
    let door = tenant(Aic);
    for role in ["r1", "r2"] {
        grant(&door, &json!({ "_ref": format!("managed/task/{role}") }).to_string());
    }
    let query = |parameters: &str| ask(&door, &format!("GET person/u/roles?{parameters}"), "", "");
    let all = query("_queryFilter=true&_fields=name").body;
    assert_eq!(all["resultCount"], 2);
    let first = all["result"][0].as_object().expect("an edge");
    assert!(first.keys().take(2).eq(["_id", "_rev"]), "{first:?}");
    assert_eq!(first["_id"], first["_refProperties"]["_id"]);
    assert!(first.contains_key("_refResourceRev") && first.contains_key("name"), "{first:?}");
    let page = query("_queryFilter=true&_pageSize=1").body;
    assert_eq!((ids(&page).len(), page["pagedResultsCookie"].is_string()), (1, true));
    let one = query("_queryFilter=/_ref+eq+'managed/task/r2'").body;
    assert_eq!(one["result"][0]["_ref"], "managed/task/r2");
    for refused in ["_queryExpression=x", ""] {
        assert_eq!(query(refused).status, 400, "{refused}");
    }
    assert_eq!(query("_queryId=query-all-ids").status, 200);
    assert_eq!(ask(&door, "POST person/u/roles?_action=patch", "", "[]").status, 501);
}

#[test]
fn fields_ask_for_references_alone_or_with_what_they_refer_to() {
    let door = tenant(Aic);
    grant(&door, FIRST);
    let read = |fields: &str| ask(&door, &format!("GET person/u?_fields={fields}"), "", "").body;
    assert!(read("").get("roles").is_none());
    assert!(read("*").get("roles").is_none());
    let references = read("*_ref");
    assert!(references.get("name").is_none() && references["roles"][0].get("name").is_none());
    assert_eq!(read("*,*_ref")["name"], "u");
    assert_eq!(read("*_ref/*")["roles"][0]["name"], "r1");
    assert_eq!(read("roles/*")["roles"][0]["name"], "r1");
    let narrow = read("roles/*/name");
    assert_eq!(narrow["roles"][0]["name"], "r1");
    assert!(narrow.get("name").is_none());
}
