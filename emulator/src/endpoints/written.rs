//! Documents as answers.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Change, Read, ReadAnswer, Refusal, Served, Stored};
use serde_json::{Map, Value};

use crate::{fields::Selection, lookup::look_up};

/// Returns the answer that is `document`: it has neither a revision nor a place.
pub(super) fn document(document: &Map<String, Value>) -> Response<Bytes> {
    Read::encode_answer(&ReadAnswer::Stored(stored(document, Change::Done, None)))
}

/// Returns what `fields` ask for of `document`: each under the last element of its pointer, behind `_id`.
pub(super) fn narrowed(document: Map<String, Value>, fields: &Selection) -> Map<String, Value> {
    if fields.pointers().is_empty() {
        return document;
    }
    let id = document.get_key_value("_id").map(|(name, id)| (name.clone(), id.clone()));
    let mut narrowed = Map::from_iter(id);
    for pointer in fields.pointers() {
        match pointer.last() {
            Some(leaf) => {
                let value = look_up(&document, pointer).cloned();
                narrowed.extend(value.map(|value| (leaf.clone(), value)));
            }
            None => narrowed.extend(document.clone()),
        }
    }
    narrowed
}

/// Returns `document` as what came of a write.
pub(super) fn stored(
    document: &Map<String, Value>,
    change: Change,
    location: Option<String>,
) -> Stored {
    let body = serde_json::to_vec(document).expect("a map with keys of text is JSON");
    Stored { change, revision: None, location, body: body.into() }
}

/// Reads the body of a write; `null` is an empty object.
pub(super) fn object(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    match json(body)? {
        Value::Object(object) => Ok(object),
        Value::Null => Ok(Map::new()),
        _ => Err(not("a valid JSON object")),
    }
}

/// Reads the body of a request.
pub(super) fn json(body: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(body).map_err(|_| not("valid JSON"))
}

fn not(expected: &str) -> Refusal {
    let message = format!(
        "The request could not be processed because the provided content is not {expected}"
    );
    Refusal::new(StatusCode::BAD_REQUEST, message)
}
