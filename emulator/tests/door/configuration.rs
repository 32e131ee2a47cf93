//! The configuration, and what is kept beside it.

use http::StatusCode;
use serde_json::{Value, json};

use crate::client::{Client, LIBRARY};

const MANAGED: &str = "/openidm/config/managed";

fn library() -> Value {
    serde_json::from_str(LIBRARY).expect("the library is JSON")
}

#[test]
fn the_configuration_comes_back_as_it_was_given() {
    let answer = Client::new(&[]).get(MANAGED);
    let mut expected = json!({"_id": "managed"});
    expected["objects"] = library()["objects"].clone();
    assert_eq!(answer.json().to_string(), expected.to_string());
    assert!(!answer.headers.contains_key("etag"));
    assert_eq!(answer.headers["content-api-version"], "protocol=2.1,resource=1.0");
}

#[test]
fn a_write_of_the_configuration_is_served_at_once_whatever_revision_it_names() {
    let client = Client::new(&[]);
    let mut configuration = library();
    let objects = configuration["objects"].as_array_mut().unwrap();
    objects.push(json!({"name": "card", "schema": {"properties": {"number": {"type": "string"}}}}));
    assert_eq!(client.get("/openidm/managed/card?_queryFilter=true").status, StatusCode::NOT_FOUND);
    let put = format!("PUT {MANAGED}");
    let answer = client.send_with(&put, &[("If-Match", "\"7\"")], &configuration);
    assert_eq!(
        (answer.status, answer.json()["objects"].as_array().unwrap().len()),
        (StatusCode::OK, 3)
    );
    assert_eq!(client.get("/openidm/managed/card?_queryFilter=true").status, StatusCode::OK);
}

#[test]
fn a_patch_of_the_configuration_adds_a_type() {
    let client = Client::new(&[]);
    let card = json!({"name": "card", "schema": {"properties": {}}});
    let patch = json!([{"operation": "add", "field": "/objects/-", "value": card}]);
    assert_eq!(client.send(&format!("PATCH {MANAGED}"), &patch).status, StatusCode::OK);
    assert_eq!(client.get(MANAGED).json()["objects"][2], card);
    let impossible = json!([{"operation": "add", "field": "/objects/x/y", "value": 1}]);
    let refused = client.send(&format!("PATCH {MANAGED}"), &impossible);
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[test]
fn of_patches_at_once_none_is_lost() {
    let client = Client::new(&[]);
    let names: Vec<_> = (0..32).map(|number| format!("card{number}")).collect();
    std::thread::scope(|scope| {
        for name in &names {
            let client = &client;
            scope.spawn(move || {
                let card = json!({"name": name, "schema": {"properties": {}}});
                let add = json!([{"operation": "add", "field": "/objects/-", "value": card}]);
                assert_eq!(client.send(&format!("PATCH {MANAGED}"), &add).status, StatusCode::OK);
                let note = json!([{"operation": "add", "field": name, "value": 1}]);
                client.send_with(
                    "PUT /openidm/config/notes",
                    &[("If-None-Match", "*")],
                    &json!({}),
                );
                client.send("PATCH /openidm/config/notes", &note);
                let place = format!("PUT /openidm/schema/managed/loan/properties/{name}");
                client.send(&place, &json!({"type": "string"}));
            });
        }
    });
    let found = client.get(MANAGED).json();
    let types: Vec<_> = found["objects"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    let notes = client.get("/openidm/config/notes").json();
    for name in &names {
        assert!(types.iter().any(|found| *found == name), "{name} is lost");
        assert_eq!(notes[name], 1);
        assert!(found["objects"][1]["schema"]["properties"].get(name).is_some(), "{name} is lost");
    }
}

#[test]
fn a_write_shows_the_fields_that_were_asked_for() {
    let client = Client::new(&[]);
    let name = library()["objects"][0]["name"].clone();
    let narrow = json!({"_id": "managed", "name": name});
    let target = format!("{MANAGED}?_fields=objects/0/name");
    let update = client.send_with(&format!("PUT {target}"), &[("If-Match", "*")], &library());
    assert_eq!((update.status, update.json()), (StatusCode::OK, narrow.clone()));
    let patch = json!([{"operation": "replace", "field": "/objects/0/iconClass", "value": "fa"}]);
    assert_eq!(client.send(&format!("PATCH {target}"), &patch).json(), narrow);
    let created = client.send("PUT /openidm/config/notes?_fields=a", &json!({"a": 1, "b": 2}));
    assert_eq!(created.json(), json!({"_id": "notes", "a": 1}));
    let deleted = client.send("DELETE /openidm/config/notes?_fields=b", &Value::Null);
    assert_eq!(deleted.json(), json!({"_id": "notes", "b": 2}));
    let illegal = format!("PUT {MANAGED}?_fields=a%7Cb");
    let refused = client.send(&illegal, &json!({"objects": []}));
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(client.get(&target).json(), narrow, "what was refused has changed nothing");
}

#[test]
fn a_configuration_that_makes_no_sense_is_refused_and_changes_nothing() {
    let client = Client::new(&[]);
    let refused = client.send(&format!("PUT {MANAGED}"), &json!({"objects": {"a": 1}}));
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(client.get(MANAGED).json()["objects"], library()["objects"]);
    let kept = client.send(&format!("DELETE {MANAGED}"), &Value::Null);
    assert_eq!(kept.status, StatusCode::FORBIDDEN);
}

#[test]
fn any_other_document_is_kept_as_it_is() {
    let client = Client::new(&[]);
    let name = "/openidm/config/emailTemplate/welcome";
    let missing = client.get(name);
    let expected = json!({"code": 404, "reason": "Not Found", "message": "Not Found"});
    assert_eq!((missing.status, missing.json()), (StatusCode::NOT_FOUND, expected));
    let document = json!({"subject": {"en": "Hello"}});
    let created = client.send_with(&format!("PUT {name}"), &[("Host", "a:80")], &document);
    assert_eq!(created.status, StatusCode::CREATED);
    let place = created.headers["location"].to_str().unwrap();
    assert_eq!(place, "http://a:80/openidm/config/emailTemplate/emailTemplate/welcome");
    let document = json!({"_id": "emailTemplate/welcome", "subject": {"en": "Hello"}});
    assert_eq!(client.get(name).json(), document);
    let listed = client.get("/openidm/config").json();
    let welcome = json!({"_id": "emailTemplate/welcome", "pid": "emailTemplate/welcome", "factoryPid": "emailTemplate"});
    assert!(listed["configurations"].as_array().unwrap().contains(&welcome), "{listed}");
    let found = client.get("/openidm/config?_queryFilter=_id+sw+'emailTemplate'").json();
    assert_eq!(found["result"], json!([document]));
    let deleted = client.send(&format!("DELETE {name}"), &Value::Null);
    assert_eq!((deleted.status, deleted.json()), (StatusCode::OK, document));
    assert_eq!(client.get(name).status, StatusCode::NOT_FOUND);
}

#[test]
fn an_update_of_a_document_that_is_not_there_says_so() {
    let client = Client::new(&[]);
    let refused = client.send_with("PUT /openidm/config/nosuch", &[("If-Match", "*")], &json!({}));
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(
        refused.json()["message"],
        "No existing configuration found for nosuch, can not update the configuration."
    );
    let deep = client.send("PUT /openidm/config/a/b/c", &json!({}));
    assert_eq!(deep.status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_mapping_to_the_directory_follows_from_the_configuration() {
    let mapping = Client::new(&[]).get("/openidm/config/repo.ds").json();
    let user = &mapping["resourceMapping"]["genericMapping"]["managed/alpha_user"];
    assert_eq!(user["properties"]["userName"]["ldapAttribute"], "uid");
}

#[test]
fn a_document_shows_the_fields_that_were_asked_for() {
    let client = Client::new(&[]);
    let fields = |fields| client.get(&format!("{MANAGED}?_fields={fields}")).json();
    let name = library()["objects"][0]["name"].clone();
    assert_eq!(fields("objects/0/name"), json!({"_id": "managed", "name": name}));
    assert_eq!(fields("nothing"), json!({"_id": "managed"}));
    assert_eq!(fields("/"), client.get(MANAGED).json());
    let refused = client.get(&format!("{MANAGED}?_fields=a%7Cb"));
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[test]
fn documents_are_found_in_pages_like_objects() {
    let client = Client::new(&[]);
    for name in ["c", "a", "b"] {
        let body = json!({"text": name, "rest": 1});
        client.send(&format!("PUT /openidm/config/emailTemplate/{name}"), &body);
    }
    let all = "/openidm/config?_queryFilter=_id+sw+'emailTemplate'&_fields=text&_sortKeys=-_id";
    let mut found = Vec::new();
    let mut target = format!("{all}&_pageSize=2&_totalPagedResultsPolicy=EXACT");
    loop {
        let page = client.get(&target).json();
        assert_eq!(page["totalPagedResults"], 3);
        found.extend(page["result"].as_array().unwrap().clone());
        let Some(cookie) = page["pagedResultsCookie"].as_str() else { break };
        target = format!(
            "{all}&_pageSize=2&_totalPagedResultsPolicy=EXACT&_pagedResultsCookie={cookie}"
        );
    }
    let expected = ["c", "b", "a"];
    let expected =
        expected.map(|name| json!({"_id": format!("emailTemplate/{name}"), "text": name}));
    assert_eq!(found, expected);
    let refused = client.get("/openidm/config?_queryFilter=a%7Cb+pr");
    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
}
