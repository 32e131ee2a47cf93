//! What the protocol promises beyond the cases that were recorded, in the neighbourhood of each.

mod actions;
mod bodies;
mod configuration;
mod fields;
mod headers;
mod parameters;
mod patches;
mod preconditions;
mod queries;
mod relationships;
mod tenants;

use mosaic::{Json, wire::Refusal};
use mosaic_emulator::Flavour;
use serde_json::{Map, json};

use crate::door::{Answer, Door};

/// A request and the status that answers it: method and target below `managed/`, headers as they stand
/// on the wire, the body (or nothing), the status.
type Case = (&'static str, &'static str, &'static str, u16);

/// Asks each case of a tenant with three users of any form, of which `a` is the first, and holds its
/// status.
fn hold(flavour: Flavour, cases: &[Case]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let (line, headers, body, status) = *case;
            let answer = ask(&users(flavour), line, headers, body);
            (answer.status != status).then(|| {
                format!(
                    "{line} [{headers}] {body}: expected {status}, found {} {}",
                    answer.status, answer.body
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Opens a tenant with three users of any form, each of one revision.
fn users(flavour: Flavour) -> Door {
    let types = json!([{ "name": "users", "schema": { "type": "object", "properties": {} } }]);
    let door = Door::open(flavour, &types, Vec::new());
    for (id, body) in [
        ("a", json!({ "name": "alice", "age": 20, "roles": ["x", "y"], "nested": { "k": "v" } })),
        ("b", json!({ "name": "bob", "age": 30 })),
        ("c", json!({ "name": "carol" })),
    ] {
        let path = format!("/openidm/managed/users/{id}");
        door.prepare(&json!({ "method": "PUT", "path": path, "body": body }));
    }
    door
}

/// Asks one thing; targets stand below `managed/`, unless they begin with `/`.
fn ask(door: &Door, line: &str, headers: &str, body: &str) -> Answer {
    let (method, target) = line.split_once(' ').expect("a method and a target");
    let root = if target.starts_with('/') { "" } else { "/openidm/managed/" };
    let target = format!("{root}{target}");
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pairs = headers.lines().filter_map(|line| line.split_once(": "));
    let headers: Map<_, _> = pairs.map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let is_untyped = headers.contains_key("X-Untyped");
    let mut request = json!({ "method": method, "path": path, "headers": headers });
    if !query.is_empty() {
        request["query"] = json!(query);
    }
    if !body.is_empty() {
        request["rawBody"] = json!(body);
        request["noContentType"] = json!(is_untyped);
    }
    door.send(&request)
}

/// Returns what a refusal says.
fn message(answer: &Answer) -> String {
    let refusal = Refusal::from_json(&answer.body);
    refusal.unwrap_or_else(|| panic!("a refusal, not {answer:?}")).message
}

/// Returns the ids of the results of a page.
fn ids(page: &Json) -> Vec<&str> {
    let results = page["result"].as_array().expect("a page has results");
    results.iter().map(|result| result["_id"].as_str().expect("a result has an id")).collect()
}
