//! Requests that the reference backend of the protocol answered, asked of managed objects of any form.
//!
//! Both share everything above the backend: how a request is read, and how an answer is written. What
//! the backend alone decides is compared by its shape: the ids, revisions and cookies that it gives,
//! and the words in which it refuses.

use mosaic::{Json, wire::Refusal};
use mosaic_emulator::Flavour;
use serde_json::{Map, json};

use crate::door::{Answer, Door, path};

/// How the refusals begin that the backend words, not the protocol.
const WORDS_OF_THE_BACKEND: [&str; 1] = ["The resource with ID "];

/// Returns why managed objects answer another way than the reference backend, where they do.
pub(crate) fn deviation(vector: &Json) -> Option<&'static str> {
    let (request, status) = (&vector["request"], vector["expected"]["status"].as_u64()?);
    let query = request["query"].as_str().unwrap_or_default();
    let action = query.split('&').find_map(|pair| pair.strip_prefix("_action="));
    if action.is_some_and(|action| !action.eq_ignore_ascii_case("create")) {
        return matches!(status, 200 | 501).then_some(
            "the reference backend has the one action `clear`, managed objects have others",
        );
    }
    if query.contains("_queryId=") && status == 501 {
        return Some("the reference backend has no queries by name, managed objects have");
    }
    let operations = request["body"].as_array().filter(|_| status == 200);
    operations
        .is_some_and(|operations| operations.iter().any(ends_in_position))
        .then_some("the reference backend takes positions in a list, managed objects do not")
}

fn ends_in_position(operation: &Json) -> bool {
    let field = operation["field"].as_str().unwrap_or_default();
    field
        .rsplit('/')
        .next()
        .is_some_and(|last| last.len() == 1 && last.as_bytes()[0].is_ascii_digit())
}

/// Sends the request of a vector; returns what was found and what was expected.
pub(crate) fn compare(vector: &Json) -> (Json, Json) {
    let door = Door::open(
        Flavour::Idm,
        &json!([{
            "name": "users",
            "schema": { "type": "object", "properties": {} },
        }]),
        Vec::new(),
    );
    for step in vector["setup"].as_array().into_iter().flatten() {
        door.prepare(&mounted(step));
    }
    let request = &vector["request"];
    let answer = door.send(&mounted(request));
    let expected = &vector["expected"];
    let names = expected["headers"].as_object();
    let mut found = json!({
        "status": answer.status,
        "headers": names.map(|names| headers(&answer, names)),
        "body": answer.body,
    });
    let mut wanted = expected.clone();
    if let Some(status) = of_managed_objects(vector) {
        wanted["status"] = json!(status);
    }
    if is_about_another_engine(vector) {
        return (json!({ "status": answer.status }), json!({ "status": wanted["status"] }));
    }
    if is_worded_by_the_backend(&wanted["body"]) {
        for answer in [&mut found, &mut wanted] {
            answer["body"]["message"] = json!("<own words>");
        }
    }
    (shape(&found, request), shape(&wanted, request))
}

/// Returns the request at the place where managed objects are.
fn mounted(request: &Json) -> Json {
    let mut mounted = request.clone();
    mounted["path"] = match path(request) {
        "/" => json!("/openidm/"),
        other => json!(format!("/openidm/managed{other}")),
    };
    mounted
}

/// Returns the status that the vector itself tells for managed objects.
fn of_managed_objects(vector: &Json) -> Option<u16> {
    let (_, told) = vector["note"].as_str()?.split_once("OpenIDM managed ")?;
    told.get(..3)?.parse().ok()
}

/// Returns whether a vector itself says that its body is that of one engine.
fn is_about_another_engine(vector: &Json) -> bool {
    let note = vector["note"].as_str().unwrap_or_default();
    ["IDM-specific", "OpenIDM managed"].iter().any(|words| note.contains(words))
}

fn is_worded_by_the_backend(body: &Json) -> bool {
    let message = body["message"].as_str().unwrap_or_default();
    WORDS_OF_THE_BACKEND.iter().any(|own| message.starts_with(own))
}

fn headers(answer: &Answer, names: &Map<String, Json>) -> Json {
    let value = |name: &String| (name.clone(), answer.header(name).map(Json::from).into());
    names.keys().map(value).collect::<Map<_, Json>>().into()
}

/// Returns an answer with what the backend alone decides in a form of its own.
fn shape(answer: &Json, request: &Json) -> Json {
    let mut shape = answer.clone();
    if let Some(headers) = shape["headers"].as_object_mut() {
        for (name, value) in headers {
            let Some(text) = value.as_str() else { continue };
            match name.as_str() {
                "ETag" => *value = quoted(text),
                "Location" => *value = placed(text, request),
                _ => {}
            }
        }
    }
    let is_named = request["method"] != "POST";
    // The first version of the protocol promises no order.
    let versions = request["headers"]["Accept-API-Version"].as_str().unwrap_or_default();
    let is_ordered = !versions.contains("protocol=1");
    let body = &mut shape["body"];
    shape_object(body, is_named, is_ordered);
    let results = body.get_mut("result").and_then(Json::as_array_mut);
    results.into_iter().flatten().for_each(|result| shape_object(result, true, is_ordered));
    if let Some(cookie @ Json::String(_)) = body.get_mut("pagedResultsCookie") {
        *cookie = json!("<cookie>");
    }
    // The reference backend counts what passes a filter; the open server does not.
    for total in ["totalPagedResultsPolicy", "totalPagedResults"] {
        body.as_object_mut().and_then(|body| body.get_mut(total)).map(Json::take);
    }
    if let Some(refusal) = Refusal::from_json(body) {
        let message = refusal.message.replace("Resource 'managed/", "Resource '");
        body["message"] = json!(message);
        if refusal.detail.is_some_and(|detail| detail.is_string()) {
            body["detail"] = json!("<words of the parser>");
        }
    }
    shape
}

fn quoted(text: &str) -> Json {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.map_or(Json::from(text), |_| json!("\"<revision>\""))
}

/// Returns the place of a new object; the id in it, where the client gave one.
fn placed(text: &str, request: &Json) -> Json {
    let (collection, id) = text.rsplit_once('/').unwrap_or_default();
    let is_there = collection == "<collection URL>" || collection.ends_with("/managed/users");
    let id = if request["method"] == "POST" { "<id>" } else { id };
    json!(format!("{}/{id}", if is_there { "<collection>" } else { collection }))
}

/// Hides the revision of an object, and its id where the server gave it.
fn shape_object(object: &mut Json, is_named: bool, is_ordered: bool) {
    let Some(members) = object.as_object_mut() else { return };
    let first: Vec<_> = members.keys().take(2).cloned().collect();
    if members.get("_rev").is_some_and(Json::is_string) {
        members.insert("_rev".to_owned(), json!("<revision>"));
        members.insert("<first>".to_owned(), json!(is_ordered.then_some(first)));
    }
    if !is_named && members.get("_id").is_some_and(Json::is_string) {
        members.insert("_id".to_owned(), json!("<id>"));
    }
}
