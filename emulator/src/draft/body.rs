//! The object that a request carries.

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use crate::refusal;

/// Reads the object that a request carries; `null` counts as one without properties.
///
/// # Errors
///
/// When the body is no JSON object.
pub(crate) fn object(body: &[u8]) -> Result<Map<String, Json>, Refusal> {
    let not_json = |_| {
        refusal::bad_request(
            "The request could not be processed because the provided content is not valid JSON",
        )
    };
    match serde_json::from_slice(body).map_err(not_json)? {
        Json::Object(members) => Ok(members),
        Json::Null => Ok(Map::new()),
        _ => Err(refusal::bad_request(
            "The request could not be processed because the provided content is not a JSON object",
        )),
    }
}
