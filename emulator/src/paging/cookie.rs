//! Where a page ended, as the client hands it back.

use aws_lc_rs::digest::{self, SHA256};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use mosaic::{Json, wire::Refusal};
use serde_json::{Map, json};

use crate::{refusal, sort::Order};

/// Where a page ended: not a number of results, but the last one, as far as it decides the order.
///
/// So the next page begins behind it whatever was created or deleted meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cookie {
    /// The `_id` and the sorted properties of the last result.
    pub(crate) last: Map<String, Json>,
}

impl Cookie {
    /// Returns where a page with `last` at its end ends.
    pub(crate) fn new(last: &Map<String, Json>, order: &Order) -> Self {
        let sorted = order.fields().filter_map(|pointer| pointer.first()).map(String::as_str);
        let names = std::iter::once("_id").chain(sorted);
        let members = names.filter_map(|name| Some((name.to_owned(), last.get(name)?.clone())));
        Self { last: members.collect() }
    }

    /// Returns the cookie of a query as text; `query` tells the query from others.
    pub(crate) fn encode(&self, query: &str) -> String {
        let content = json!([mark(query), self.last]).to_string();
        BASE64_URL_SAFE_NO_PAD.encode(content)
    }

    /// Reads a cookie that was given out for `query`.
    ///
    /// # Errors
    ///
    /// When it was not.
    pub(crate) fn decode(text: &str, query: &str) -> Result<Self, Refusal> {
        let invalid = || refusal::bad_request("Invalid paged results cookie");
        let content = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| invalid())?;
        let (marked, last) = serde_json::from_slice::<(String, Map<String, Json>)>(&content)
            .map_err(|_| invalid())?;
        if marked != mark(query) || !last.get("_id").is_some_and(Json::is_string) {
            return Err(invalid());
        }
        Ok(Self { last })
    }
}

/// Returns what tells one query from another.
fn mark(query: &str) -> String {
    let bytes = digest::digest(&SHA256, query.as_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(&bytes.as_ref()[..9])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_leads_back_to_where_it_was_given_out_and_nowhere_else() {
        let last = json!({"_id": "ü/1", "age": 2, "mail": "secret"});
        let order = Order::parse(&["-age,missing"]).unwrap();
        let cookie = Cookie::new(last.as_object().unwrap(), &order);
        assert_eq!(Json::from(cookie.last.clone()), json!({"_id": "ü/1", "age": 2}));
        let text = cookie.encode("q");
        assert_eq!(Cookie::decode(&text, "q").unwrap(), cookie);
        assert!(Cookie::decode(&text, "another").is_err());
        for garbage in ["", "zzz", "MjorL25hbWU=", "W10", "e30"] {
            let refusal = Cookie::decode(garbage, "q").unwrap_err();
            assert_eq!(refusal.message, "Invalid paged results cookie");
        }
    }
}
