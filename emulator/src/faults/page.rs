//! Pages of a query that failed when half of them was written.

use bytes::Bytes;
use serde_json::{Map, Value, json};

/// Returns what a client gets of the page in `body` where the query fails in its midst: with an
/// `error` at the end for an even `strike`, and cut off for an odd one. Nothing where `body` is no page
/// of results.
///
/// The form is that of the protocol: an element was written, so the status cannot change any more, and
/// the members about paging are not written.
pub(crate) fn spoil(body: &[u8], strike: u64) -> Option<Bytes> {
    if strike % 2 == 1 {
        return Some(Bytes::copy_from_slice(&body[..body.len() / 2]));
    }
    let page: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let results = page.get("result")?.as_array()?;
    let written = &results[..results.len().div_ceil(2)];
    let error = json!({
        "code": 500,
        "reason": "Internal Server Error",
        "message": "The query failed after the first results were written",
    });
    let page = json!({"result": written, "resultCount": written.len(), "error": error});
    Some(page.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        let results: Vec<_> = (0..5).map(|id| json!({"_id": id})).collect();
        json!({"result": results, "resultCount": 5, "pagedResultsCookie": "c"}).to_string()
    }

    #[test]
    fn a_page_ends_with_an_error_and_without_a_cookie() {
        let spoilt: Value = serde_json::from_slice(&spoil(page().as_bytes(), 0).unwrap()).unwrap();
        assert_eq!(spoilt["result"].as_array().unwrap().len(), 3);
        assert_eq!(spoilt["resultCount"], 3);
        assert_eq!(spoilt["error"]["code"], 500);
        assert!(spoilt.get("pagedResultsCookie").is_none());
    }

    #[test]
    fn every_other_page_just_ends() {
        let spoilt = spoil(page().as_bytes(), 1).unwrap();
        assert!(page().as_bytes().starts_with(&spoilt));
        assert!(serde_json::from_slice::<Value>(&spoilt).is_err());
    }
}
