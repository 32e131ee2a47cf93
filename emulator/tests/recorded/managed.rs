//! Requests whose answers were read from the source of the open server.

use mosaic::{Json, wire::Refusal};
use mosaic_emulator::Flavour;
use serde_json::{Map, json};

use crate::door::{Asker, Door, path};

/// Sends the request of a vector in the state that it tells; returns what was found and what was
/// expected.
pub(crate) fn compare(vector: &Json) -> (Json, Json) {
    let mut door = Door::open(Flavour::Idm, &types(), Vec::new());
    settle(&door, vector["state"].as_str().unwrap_or_default());
    match &vector["expected"] {
        expected if expected["status"] == 401 => door.let_in(Asker::Nobody),
        expected if expected["message"] == "Access denied" => door.let_in(Asker::Stranger),
        _ => {}
    }
    let answer = door.send(&filled(&door, vector));
    let expected = &vector["expected"];
    let refusal = Refusal::from_json(&answer.body);
    let mut found = json!({ "status": answer.status });
    let mut wanted = json!({ "status": expected["status"] });
    if let Some(message) = expected["message"].as_str() {
        let words = refusal.as_ref().map_or("", |refusal| &refusal.message);
        // What follows is the words of one engine.
        let varies = vector["note"].as_str().is_some_and(|note| note.contains("varies"));
        let end = if varies { message.rfind(':').map(|end| end + 1) } else { message.find('…') };
        let told = end.map_or(message, |end| message[..end].trim_end());
        wanted["message"] = json!(told);
        found["message"] =
            json!(words.get(..told.len()).filter(|_| told != message).unwrap_or(words));
    }
    if let Some(detail) = expected.get("detail") {
        wanted["detail"] = detail.clone();
        found["detail"] = refusal.and_then(|refusal| refusal.detail).into();
    }
    (found, wanted)
}

/// Returns the types of the setting: users with roles, and a manager.
fn types() -> Json {
    let text = json!({ "type": "string" });
    let role = json!({
        "type": "relationship", "validate": true,
        "reverseRelationship": true, "reversePropertyName": "members",
        "resourceCollection": [{ "path": "managed/role" }],
    });
    let member = json!({
        "type": "relationship", "validate": true,
        "reverseRelationship": true, "reversePropertyName": "roles",
        "resourceCollection": [{ "path": "managed/user" }],
    });
    let manager = json!({
        "type": "relationship", "validate": true,
        "reverseRelationship": true, "reversePropertyName": "reports",
        "resourceCollection": [{ "path": "managed/user" }],
    });
    let report = json!({
        "type": "relationship", "validate": true,
        "reverseRelationship": true, "reversePropertyName": "manager",
        "resourceCollection": [{ "path": "managed/user" }],
    });
    json!([
        { "name": "user", "schema": {
            "type": "object",
            "required": ["userName"],
            "properties": {
                "userName": text, "givenName": text, "sn": text,
                "mail": { "type": "string", "policies": [{ "policyId": "valid-email-address-format" }] },
                "aliasList": { "type": "array", "items": text },
                "roles": { "type": "array", "items": role },
                "manager": manager,
                "reports": { "type": "array", "items": report },
            },
        } },
        { "name": "role",
            "onDelete": { "type": "text/javascript", "file": "roles/onDelete-roles.js" },
            "schema": {
            "type": "object",
            "required": ["name"],
            "properties": { "name": text, "members": { "type": "array", "items": member } },
        } },
    ])
}

/// Makes the users `u1` and `u2` and the role `r1`, and lets `u1` refer to what `state` says.
fn settle(door: &Door, state: &str) {
    let role = json!({ "name": "r1" });
    let other = json!({ "userName": "u2" });
    door.prepare(&json!({ "method": "PUT", "path": "/openidm/managed/role/r1", "body": role }));
    door.prepare(&json!({ "method": "PUT", "path": "/openidm/managed/user/u2", "body": other }));
    let mut user =
        json!({ "userName": "u1", "sn": "s", "mail": "u1@example.com", "aliasList": ["a", "b"] });
    if ["granted", "assigned", "has r1"].iter().any(|words| state.contains(words)) {
        user["roles"] = json!([{ "_ref": "managed/role/r1" }]);
    }
    if state.contains("manager") {
        user["manager"] = json!({ "_ref": "managed/user/u2" });
    }
    door.prepare(&json!({ "method": "PUT", "path": USER, "body": user }));
    for revision in 1..=3 {
        let operations =
            json!([{ "operation": "replace", "field": "/sn", "value": format!("s{revision}") }]);
        door.prepare(&json!({ "method": "PATCH", "path": USER, "body": operations }));
    }
}

const USER: &str = "/openidm/managed/user/u1";

/// Returns the request with what the vector leaves to the reader: a body that it tells in words, and
/// the properties that every object needs, unless the vector is about them.
fn filled(door: &Door, vector: &Json) -> Json {
    let mut request = vector["request"].clone();
    if request["body"].as_str().is_some_and(|words| words.contains("identical")) {
        let stored = door.prepare(&json!({ "method": "GET", "path": path(&request) }));
        request["body"] = stored.body;
    }
    let is_about_policies = vector["expected"]["status"] == 403;
    let is_user = path(&request).starts_with("/openidm/managed/user");
    if request["method"] == "PUT" && is_user && !is_about_policies {
        let body = request["body"].as_object_mut().expect("a PUT has an object");
        let given = std::mem::take(body);
        *body = Map::from_iter([("userName".to_owned(), json!("u1"))]);
        body.extend(given);
    }
    request
}
