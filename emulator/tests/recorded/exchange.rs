//! A recorded exchange: what a tenant was asked, and what it answered.

use mosaic::Json;
use serde_json::{Map, json};

/// Headers of a request that decide how it is answered.
const ASKED: [&str; 3] = ["if-match", "if-none-match", "accept-api-version"];

/// A recorded exchange.
pub(crate) struct Exchange<'v> {
    /// The request, in the form of the vectors.
    pub(crate) request: Json,
    /// The status of the answer.
    pub(crate) status: u16,
    /// The headers of the answer, with names in small letters.
    pub(crate) headers: &'v Map<String, Json>,
    /// The body of the answer, where it was kept.
    pub(crate) body: Option<&'v Json>,
}

impl<'v> Exchange<'v> {
    /// Reads an entry of the recordings.
    pub(crate) fn recorded(entry: &'v Json) -> Self {
        let headers = entry["request_headers"].as_object().into_iter().flatten();
        let headers: Map<_, _> = headers
            .filter(|(name, _)| ASKED.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let mut request =
            json!({ "method": entry["method"], "path": entry["path"], "headers": headers });
        for (name, of_entry) in [("query", "query"), ("body", "request_body")] {
            if !entry[of_entry].is_null() {
                request[name] = entry[of_entry].clone();
            }
        }
        let is_whole = entry["response_body_truncated"] != true;
        Self {
            request,
            status: status(entry),
            headers: entry["response_headers"].as_object().expect("an answer has headers"),
            body: Some(&entry["response_body"]).filter(|body| is_whole && !body.is_null()),
        }
    }

    /// Reads a vector of the layer `aic-recording` whose recording is not at hand.
    pub(crate) fn told(vector: &'v Json) -> Self {
        let expected = &vector["expected"];
        Self {
            request: vector["request"].clone(),
            status: status(expected),
            headers: expected["headers"].as_object().expect("an answer has headers"),
            body: expected.get("body"),
        }
    }

    /// Returns why a local tenant answers another way, where it does.
    pub(crate) fn deviation(&self) -> Option<&'static str> {
        let members = self.body.and_then(Json::as_object);
        let shows_null = members.is_some_and(|members| members.values().any(Json::is_null));
        match self.below_root().split('/').collect::<Vec<_>>()[..] {
            ["managed", "user", _] if shows_null => {
                Some("a self-managed platform maps its users by a file that no configuration tells")
            }
            ["script"] if self.status == 200 => Some("scripts are not run"),
            _ => None,
        }
    }

    /// Returns the path without the root of the interface.
    pub(crate) fn below_root(&self) -> &str {
        let path = self.request["path"].as_str().expect("a request has a path");
        path.trim_start_matches("/openidm/")
    }

    /// Returns whether the request has a method.
    pub(crate) fn is(&self, method: &str) -> bool {
        self.request["method"] == method
    }

    /// Returns the text of a header of the answer.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(Json::as_str)
    }

    /// Returns whether something in front of the tenant answered.
    pub(crate) fn is_of_a_gateway(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// Returns whether the asker may not ask.
    pub(crate) fn is_denied(&self) -> bool {
        self.body.is_some_and(|body| body["message"] == "Access denied")
    }

    /// Returns whether a write changed nothing.
    pub(crate) fn is_unmodified(&self) -> bool {
        self.headers.contains_key("x-not-modified")
    }

    /// Returns whether a page has results: one without says which version answered.
    pub(crate) fn has_results(&self) -> bool {
        !self.headers.contains_key("content-api-version")
    }

    /// Returns the property and the value that a query asks for, where it asks for just one.
    pub(crate) fn filtered(&self) -> Option<(String, String)> {
        let (_, filter) = self.request["query"].as_str()?.split_once("_queryFilter=")?;
        let (field, value) = filter.split('&').next()?.split_once("%20eq%20")?;
        let value = value.replace("%27", "").replace("%22", "");
        Some((field.trim_start_matches('/').to_owned(), value))
    }
}

fn status(answer: &Json) -> u16 {
    let status = answer["status"].as_u64().and_then(|status| status.try_into().ok());
    status.expect("an answer has a status")
}
