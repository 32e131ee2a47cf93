//! What only a tenant of the cloud does.

use mosaic::Json;
use mosaic_emulator::Flavour::{Aic, Idm};
use serde_json::json;

use super::{Door, ask, ids, message};
use crate::door::Asker;

const USER: &str = "alpha_user/0f357b7e-6c54-4351-a094-43916877d7e5";
const AGENT: &str = "alpha_aiagent/935b2bda-43b4-454b-a13d-d25e530f0d39";
const PRIVILEGE: &str = "alpha_aiagentprivilege/07707883-48f5-46cd-b6be-d740f87aeded";

/// Opens a tenant with a few of the vendor's types.
fn tenant() -> Door {
    let text = json!({ "type": "string" });
    let refers = |target: &str, reverse: &str| {
        json!({
            "type": "relationship", "validate": true,
            "reverseRelationship": true, "reversePropertyName": reverse,
            "resourceCollection": [{ "path": target }],
        })
    };
    let types = json!([
        { "name": "alpha_user", "schema": {
            "type": "object", "required": ["userName", "mail"],
            "properties": {
                "userName": { "type": "string", "policies": [{ "policyId": "unique" }] },
                "mail": { "type": "string", "policies": [{ "policyId": "valid-email-address-format" }] },
                "sn": text, "city": text,
                "password": { "type": "string", "scope": "private", "isProtected": true },
                "accountStatus": { "type": "string", "default": "active" },
                "aliasList": { "type": "array", "items": text },
            },
        } },
        { "name": "alpha_aiagent", "schema": {
            "type": "object", "required": ["name"],
            "properties": {
                "name": text, "description": text,
                "privileges": {
                    "type": "array", "returnByDefault": false,
                    "items": refers("managed/alpha_aiagentprivilege", "agent"),
                },
            },
        } },
        { "name": "alpha_aiagentprivilege", "schema": {
            "type": "object", "required": ["agent"],
            "properties": {
                "description": text, "permissions": { "type": "array", "items": { "type": "object" } },
                "agent": refers("managed/alpha_aiagent", "privileges"),
                "agentID": {
                    "type": "string", "isVirtual": true, "returnByDefault": true,
                    "queryConfig": {
                        "flattenProperties": true,
                        "referencedObjectFields": ["_id"],
                        "referencedRelationshipFields": ["agent"],
                    },
                },
            },
        } },
        { "name": "alpha_role", "schema": {
            "type": "object", "required": ["name"],
            "properties": { "name": text, "description": text },
        } },
    ]);
    Door::open(Aic, &types, Vec::new())
}

fn put(door: &Door, path: &str, body: &Json) -> Json {
    let path = format!("/openidm/managed/{path}");
    door.prepare(&json!({ "method": "PUT", "path": path, "body": body })).body
}

fn user(door: &Door) -> Json {
    put(
        door,
        USER,
        &json!({ "userName": "u", "mail": "u@example.com", "password": "Secret-12345" }),
    )
}

#[test]
fn a_user_shows_what_the_directory_has_an_attribute_for_and_a_role_what_it_holds() {
    let door = tenant();
    let user = user(&door);
    assert_eq!((&user["city"], &user["sn"]), (&Json::Null, &Json::Null));
    assert!(user.as_object().is_some_and(|user| user.contains_key("city")), "{user}");
    assert_eq!(user["aliasList"], json!([]));
    assert_eq!(user["accountStatus"], "active");
    assert!(user.get("password").is_none(), "{user}");
    let role =
        put(&door, "alpha_role/fc1b91a5-9675-4be7-baae-9089e5274893", &json!({ "name": "r" }));
    assert!(role.get("description").is_none(), "{role}");
    let narrow = ask(&door, &format!("GET {USER}?_fields=city,password,aliasList"), "", "").body;
    assert_eq!((narrow.get("city"), narrow.get("password")), (Some(&Json::Null), None));
}

#[test]
fn a_default_holds_for_a_new_object_and_not_for_a_replaced_one() {
    let door = tenant();
    user(&door);
    let body = json!({ "userName": "u", "mail": "u@example.com" });
    assert_eq!(put(&door, USER, &body)["accountStatus"], Json::Null);
}

#[test]
fn the_directory_words_what_is_missing_or_there_already() {
    let door = tenant();
    let missing = ask(&door, &format!("GET {USER}"), "", "");
    let entry =
        "fr-idm-uuid=0f357b7e-6c54-4351-a094-43916877d7e5,ou=user,o=alpha,o=root,ou=identities";
    let told = format!("No Such Entry: The search base entry '{entry}' does not exist");
    assert_eq!((missing.status, message(&missing)), (404, told));
    assert!(missing.body["message"].as_str().is_some_and(|raw| raw.contains("uuid&#61;0f35")));
    user(&door);
    let body = r#"{"userName":"u","mail":"u@example.com"}"#;
    let taken = ask(&door, &format!("PUT {USER}"), "If-None-Match: *", body);
    let told = format!(
        "Entry Already Exists: The entry '{entry}' cannot be added because an entry with that name \
         already exists"
    );
    assert_eq!((taken.status, message(&taken)), (412, told));
}

#[test]
fn an_id_is_found_in_any_case_and_shown_in_its_own() {
    let door = tenant();
    user(&door);
    let line = format!("GET {}", USER.replace("a094", "A094"));
    let answer = ask(&door, &line, "", "");
    assert_eq!((answer.status, &answer.body["_id"]), (200, &user_id()));
    let page = ask(&door, "GET alpha_user?_queryFilter=userName+eq+'U'", "", "").body;
    assert_eq!(ids(&page), [user_id().as_str().expect("an id")]);
}

fn user_id() -> Json {
    json!(USER.rsplit('/').next())
}

#[test]
fn what_fails_a_policy_is_told_property_by_property() {
    let door = tenant();
    user(&door);
    let line = "POST alpha_user?_action=create";
    let refused = ask(&door, line, "", r#"{"userName":"U","mail":"nope"}"#);
    assert_eq!((refused.status, message(&refused).as_str()), (403, "Policy validation failed"));
    let failed = refused.body["detail"]["failedPolicyRequirements"].as_array().expect("failures");
    let told: Vec<_> = failed
        .iter()
        .map(|failure| {
            (
                failure["property"].as_str(),
                failure["policyRequirements"][0]["policyRequirement"].as_str(),
            )
        })
        .collect();
    let expected =
        [(Some("userName"), Some("UNIQUE")), (Some("mail"), Some("VALID_EMAIL_ADDRESS_FORMAT"))];
    assert_eq!(told, expected);
    assert_eq!(refused.body["detail"]["result"], false);
    let patch = r#"[{"operation":"replace","field":"/mail","value":"nope"}]"#;
    let refused = ask(&door, &format!("PATCH {USER}"), "", patch);
    assert_eq!((refused.status, message(&refused).as_str()), (403, "Failed policy validation"));
}

#[test]
fn a_property_of_a_user_without_a_prefix_is_refused() {
    let door = tenant();
    let body = r#"{"userName":"u","mail":"u@example.com","unknown":1}"#;
    let refused = ask(&door, "POST alpha_user?_action=create", "", body);
    assert_eq!(refused.status, 400, "{refused:?}");
}

#[test]
fn a_reference_as_a_resource_shows_the_edge_and_then_its_target() {
    let door = tenant();
    put(&door, AGENT, &json!({ "name": "agent" }));
    let agent = json!({ "_ref": format!("managed/{AGENT}") });
    let made = put(&door, PRIVILEGE, &json!({ "description": "d", "agent": agent }));
    assert_eq!(made["agentID"], json!(AGENT.rsplit('/').next()));
    assert!(made.get("agent").is_none(), "{made}");
    let line =
        format!("GET {AGENT}/privileges?_queryFilter=true&_fields=_id,agent,agentID,description");
    let page = ask(&door, &line, "", "").body;
    let item = page["result"][0].as_object().expect("an edge");
    let mut names: Vec<_> = item.keys().map(String::as_str).collect();
    assert_eq!(names[..2], ["_id", "_rev"]);
    names.sort_unstable();
    let expected = [
        "_id",
        "_ref",
        "_refProperties",
        "_refResourceCollection",
        "_refResourceId",
        "_refResourceRev",
        "_rev",
        "agent",
        "agentID",
        "description",
    ];
    assert_eq!(names, expected);
    assert_eq!(item["_id"], item["_refProperties"]["_id"]);
    let mut nested: Vec<_> = item["agent"].as_object().expect("a reference").keys().collect();
    nested.sort_unstable();
    assert_eq!(nested, ["_ref", "_refProperties", "_refResourceCollection", "_refResourceId"]);
}

#[test]
fn a_parent_has_another_revision_when_its_references_change() {
    let door = tenant();
    let before = put(&door, AGENT, &json!({ "name": "agent" }));
    put(&door, "alpha_aiagent/00000000-0000-4000-8000-000000000001", &json!({ "name": "other" }));
    let agent = json!({ "_ref": format!("managed/{AGENT}") });
    let first = put(&door, PRIVILEGE, &json!({ "agent": agent }));
    let other = json!({ "_ref": "managed/alpha_aiagent/00000000-0000-4000-8000-000000000001" });
    let move_to = |target: &Json| {
        let patch = json!([{ "operation": "replace", "field": "/agent", "value": target }]);
        ask(&door, &format!("PATCH {PRIVILEGE}"), "", &patch.to_string())
    };
    let same = move_to(&agent);
    assert_eq!((same.header("x-not-modified"), &same.body["_rev"]), (Some("true"), &first["_rev"]));
    let moved = move_to(&other);
    assert_eq!((moved.status, moved.header("x-not-modified")), (200, None));
    assert_ne!(moved.body["_rev"], first["_rev"]);
    assert_eq!(moved.body["agentID"], "00000000-0000-4000-8000-000000000001");
    assert!(before["_rev"].is_string());
}

#[test]
fn who_may_not_is_told_before_what_there_is() {
    let mut door = tenant();
    for (asker, line, status, told) in [
        (Asker::Nobody, "GET alpha_user?_queryFilter=true", 401, "Access Denied"),
        (Asker::Nobody, "PUT nosuch/1", 401, "Access Denied"),
        (Asker::ServiceAccount, "GET teammember/nosuch", 403, "Access denied"),
        (Asker::ServiceAccount, "PATCH svcacct/nosuch", 403, "Access denied"),
        (Asker::Stranger, "GET alpha_user/nosuch", 403, "Access denied"),
        (Asker::ServiceAccount, "GET nosuch/1", 404, "Resource 'managed/nosuch/1' not found"),
    ] {
        door.let_in(asker);
        let answer = ask(&door, line, "", "[]");
        assert_eq!((answer.status, message(&answer).as_str()), (status, told), "{line}");
        let is_denied = matches!(status, 401 | 403);
        assert_eq!(answer.headers.contains_key("content-api-version"), !is_denied, "{line}");
        assert_eq!(answer.header("www-authenticate"), None);
    }
    assert_eq!(ask(&door, "GET /openidm/info/ping", "", "").body["state"], "ACTIVE_READY");
}

#[test]
fn revisions_have_the_form_of_their_server() {
    let types = json!([{ "name": "thing", "schema": { "type": "object", "properties": {} } }]);
    let revision = |flavour| {
        let door = Door::open(flavour, &types, Vec::new());
        put(&door, "thing/t", &json!({ "n": 1 }))["_rev"].as_str().map(str::to_owned)
    };
    let tenant = revision(Aic).expect("an object has a revision");
    let (server, number) = tenant.rsplit_once('-').expect("a server and a number");
    assert_eq!((server.len(), number.parse::<u64>().is_ok()), (36, true), "{tenant}");
    assert_eq!(revision(Idm).as_deref(), Some("0"));
}
