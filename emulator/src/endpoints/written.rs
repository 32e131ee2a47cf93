//! Documents as answers.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Change, Read, ReadAnswer, Refusal, Served, Stored};
use serde_json::{Map, Value};

/// Returns the answer that is `document`: it has neither a revision nor a place.
pub(super) fn document(document: &Map<String, Value>) -> Response<Bytes> {
    Read::encode_answer(&ReadAnswer::Stored(stored(document, Change::Done, None)))
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
