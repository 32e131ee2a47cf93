//! The shape of an answer: names, types and the order that the protocol promises, without the values
//! that a server makes up.

use mosaic::{Json, wire::Refusal};
use serde_json::{Map, json};

use crate::door::Answer;

/// Headers of an answer whose presence is a promise.
const HEADERS: [&str; 5] =
    ["content-type", "etag", "location", "x-not-modified", "content-api-version"];

/// Returns the shape of a body. The results of a page are sorted, for a server does not promise their
/// order.
pub(crate) fn of_body(body: &Json) -> Json {
    if let Some(refusal) = Refusal::from_json(body) {
        return json!({ "status": refusal.status.as_u16(), "reason": refusal.reason,
            "message": refusal.message, "detail": refusal.detail });
    }
    let mut body = body.clone();
    if let Some(results) = body.get_mut("result").and_then(Json::as_array_mut) {
        results.sort_by_cached_key(|result| result["_id"].to_string());
    }
    of(&body)
}

/// Returns the shape of the headers that are a promise.
pub(crate) fn of_headers(headers: impl Fn(&str) -> Option<String>) -> Json {
    let shaped = HEADERS.iter().filter_map(|name| {
        let value = headers(name)?;
        let value = match *name {
            "etag" => "<revision>".to_owned(),
            "location" => below_root(&value).to_owned(),
            _ => value,
        };
        Some(((*name).to_owned(), json!(value)))
    });
    shaped.collect::<Map<_, _>>().into()
}

/// Returns the shape of the headers of an answer.
pub(crate) fn of_answer(answer: &Answer) -> Json {
    of_headers(|name| answer.header(name).map(str::to_owned))
}

fn below_root(location: &str) -> &str {
    location.find("/openidm/").map_or(location, |start| &location[start..])
}

/// Returns names and types, and that an object begins with its id and revision.
fn of(value: &Json) -> Json {
    match value {
        Json::Null => json!("null"),
        Json::Bool(_) => json!("boolean"),
        Json::Number(_) => json!("number"),
        Json::String(_) => json!("string"),
        Json::Array(elements) => elements.iter().map(of).collect(),
        Json::Object(members) => {
            let mut shape: Map<_, _> =
                members.iter().map(|(name, value)| (name.clone(), of(value))).collect();
            let first =
                members.keys().take(2).filter(|name| matches!(name.as_str(), "_id" | "_rev"));
            let first: Vec<_> = first.cloned().collect();
            if !first.is_empty() {
                shape.insert("<first>".to_owned(), json!(first));
            }
            shape.into()
        }
    }
}
