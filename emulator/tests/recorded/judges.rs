//! Filters, patches and policies that real servers judged, asked through the door of a tenant.

use std::fmt::Write as _;

use mosaic::{Json, wire::Refusal};
use mosaic_emulator::Flavour;
use serde_json::json;

use crate::{
    door::{Answer, Door},
    vectors::{Tally, vectors},
};

/// Where the object of a vector is.
const OBJECT: &str = "/openidm/managed/thing/it";

#[test]
fn a_query_finds_what_the_server_judged_true() {
    let Some(file) = vectors("queryfilter_eval.json") else {
        return;
    };
    let mut tally = Tally::new("queryfilter_eval.json, through the door", &[]);
    for vector in file.list() {
        let object = match vector["object"].as_str() {
            Some(name) => file.fixture(name.trim_start_matches('@')),
            None => &vector["object"],
        };
        let page = query(&holding(object), &vector["filter"]).body;
        tally.hold(vector, &json!(page["resultCount"] == 1), &vector["expected"]);
    }
    tally.close();
}

#[test]
fn a_query_is_refused_where_the_server_could_not_read_it() {
    let Some(file) = vectors("queryfilter_parse.json") else {
        return;
    };
    let door = holding(&json!({}));
    let mut tally = Tally::new("queryfilter_parse.json, through the door", &[]);
    for vector in file.list() {
        let expected = vector.get("error").map_or(&Json::Null, |error| &error["http_status"]);
        let status = query(&door, &vector["filter"]).status;
        tally.hold(vector, &json!((status != 200).then_some(status)), expected);
    }
    tally.close();
}

#[test]
fn a_patch_makes_what_the_server_made() {
    let Some(file) = vectors("patch.json") else {
        return;
    };
    let mut tally = Tally::new("patch.json, through the door", &[]);
    for vector in file.list() {
        let door = holding(&vector["object"]);
        let before = door.prepare(&json!({ "method": "GET", "path": OBJECT }));
        let mut after =
            door.send(&json!({ "method": "PATCH", "path": OBJECT, "body": vector["patch"] }));
        let modified = after.header("etag") != before.header("etag");
        let found = match after.body.as_object_mut() {
            Some(members) if after.status == 200 => {
                members.retain(|name, _| name != "_id" && name != "_rev");
                json!({ "result": after.body, "modified": modified })
            }
            _ => json!({ "status": after.status }),
        };
        let expected = match vector.get("error") {
            // What the operations touch without a change is not written.
            None => json!({
                "result": vector["result"],
                "modified": vector["modified"] == true && vector["result"] != vector["object"],
            }),
            Some(error) => json!({ "status": error["http_status"] }),
        };
        tally.hold(vector, &found, &expected);
    }
    tally.close();
}

#[test]
fn policies_find_what_the_server_found() {
    let Some(file) = vectors("policy.json") else {
        return;
    };
    let mut tally = Tally::new("policy.json, through the door", &[]);
    for vector in file.list() {
        let door = Door::open(Flavour::Idm, &file.fixture("managed")["objects"], Vec::new());
        for object in vector["existing"].as_array().into_iter().flatten() {
            let mut whole = json!({ "givenName": "g", "sn": "s", "mail": "m@example.com" });
            let members = object.as_object().cloned().unwrap_or_default();
            whole.as_object_mut().expect("an object").extend(members);
            let path = "/openidm/managed/user";
            door.send(&json!({ "method": "POST", "path": path, "body": whole }));
        }
        let text = |name: &str| vector[name].as_str().expect("a text").to_owned();
        let answer = door.send(&json!({
            "method": "POST",
            "path": format!("/openidm/policy/{}", text("resource")),
            "query": format!("_action={}", text("action")),
            "body": vector["content"],
        }));
        let found = match Refusal::from_json(&answer.body) {
            Some(refusal) => json!({ "thrown": refusal.message }),
            None => answer.body,
        };
        tally.hold(vector, &found, &vector["expected"]);
    }
    tally.close();
}

/// Opens a tenant that holds one object.
fn holding(object: &Json) -> Door {
    let types = json!([{ "name": "thing", "schema": { "type": "object", "properties": {} } }]);
    let door = Door::open(Flavour::Idm, &types, Vec::new());
    door.prepare(&json!({ "method": "PUT", "path": OBJECT, "body": object }));
    door
}

/// Asks for the objects that pass a filter.
fn query(door: &Door, filter: &Json) -> Answer {
    let filter = filter.as_str().expect("a filter is text");
    let mut query = "_queryFilter=".to_owned();
    for byte in filter.bytes() {
        write!(query, "%{byte:02X}").expect("a text takes any text");
    }
    door.send(&json!({ "method": "GET", "path": "/openidm/managed/thing", "query": query }))
}
