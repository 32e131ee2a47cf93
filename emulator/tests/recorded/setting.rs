//! What was there before a recorded exchange, and the request with all that it needs.

use mosaic::Json;
use serde_json::json;

use crate::{door::Door, exchange::Exchange, state::State};

/// Makes what was there before an exchange. Returns the request, with a body where its own was not kept,
/// and what the tenant refused.
pub(crate) fn settle(exchange: &Exchange<'_>, door: &Door, types: &Json) -> (Json, Vec<String>) {
    let mut setting = Setting { exchange, door, types, state: State::new(door, types) };
    let mut request = exchange.request.clone();
    let elements: Vec<_> = exchange.below_root().split('/').collect();
    match *elements.as_slice() {
        ["managed" | "internal", ..] if exchange.is_denied() => {}
        ["config"] | ["config", ..] => setting.settle_documents(&mut request),
        [root @ ("managed" | "internal"), name] => setting.settle_page(&format!("{root}/{name}")),
        [root @ ("managed" | "internal"), name, id] => {
            let seen = exchange.body.and_then(|body| body["_id"].as_str());
            let path = format!("{root}/{name}/{}", seen.unwrap_or(id));
            setting.settle_object(&path, &mut request);
        }
        ["managed", name, id, property, ..] => {
            setting.settle_references(&format!("managed/{name}/{id}"), property);
        }
        _ => {}
    }
    (request, setting.state.into_trouble())
}

/// A tenant on the way to the state before an exchange.
struct Setting<'s> {
    exchange: &'s Exchange<'s>,
    door: &'s Door,
    types: &'s Json,
    state: State<'s>,
}

impl Setting<'_> {
    /// Makes the documents that were there.
    fn settle_documents(&mut self, request: &mut Json) {
        let path = self.exchange.below_root();
        if self.exchange.is("PUT") && request.get("body").is_none() {
            request["body"] = match path {
                "config/managed" => json!({ "objects": self.types }),
                _ => json!({ "enabled": true }),
            };
        }
        if self.exchange.status != 200 || path == "config/managed" {
            return;
        }
        let documents = match self.exchange.body.and_then(|body| body["result"].as_array()) {
            Some(results) => results.clone(),
            None if path == "config" => Vec::new(),
            None => vec![self.exchange.body.cloned().unwrap_or(json!({ "enabled": true }))],
        };
        for document in documents {
            let place = match document["_id"].as_str() {
                Some(id) => format!("/openidm/config/{id}"),
                None => format!("/openidm/{path}"),
            };
            self.state.prepare(&json!({ "method": "PUT", "path": place, "body": document }));
        }
    }

    /// Makes the objects of a page; one that nobody has seen, where all that is known is that there was
    /// one.
    fn settle_page(&mut self, collection: &str) {
        let asked = self.exchange.filtered();
        let result = |seen: &Json| {
            let mut seen = seen.clone();
            if let Some((field, value)) = &asked {
                seen[field] = json!(value);
            }
            seen
        };
        match self.exchange.body.and_then(|body| body["result"].as_array()) {
            Some(results) => {
                for seen in results {
                    let id = seen["_id"].as_str().expect("a result has an id");
                    self.state.make(&format!("{collection}/{id}"), &result(seen));
                }
            }
            None if self.exchange.has_results() => {
                let path = format!("{collection}/{}", self.state.new_id());
                self.state.make(&path, &result(&json!({})));
            }
            None => {}
        }
    }

    /// Makes the object at `path` and what it refers to in `property`.
    fn settle_references(&mut self, path: &str, property: &str) {
        self.state.make(path, &Json::Null);
        match self.exchange.body.map(|body| &body["result"]) {
            Some(results) => self.state.refer(path, property, results),
            None if self.exchange.has_results() => self.state.refer_to_some(path, property),
            None => {}
        }
    }

    /// Makes the object at `path` as it was, and all that the request refers to.
    fn settle_object(&mut self, path: &str, request: &mut Json) {
        let exchange = self.exchange;
        let mut before = match exchange.body {
            Some(body) if exchange.status == 200 => body.clone(),
            _ => json!({}),
        };
        if exchange.is("PATCH") && exchange.is_unmodified() {
            for operation in request["body"].as_array().into_iter().flatten() {
                let field = operation["field"].as_str().unwrap_or_default().trim_start_matches('/');
                match field.strip_suffix("/-") {
                    Some(list) => before[list] = json!([operation["value"]]),
                    None => before[field] = operation["value"].clone(),
                }
            }
        }
        if matches!(exchange.status, 200 | 403 | 412) {
            self.state.make(path, &before);
        }
        for value in values(&request["body"]) {
            self.state.make_targets(path, value);
        }
        if exchange.is("PUT") && exchange.status == 200 && !exchange.is_unmodified() {
            let operations =
                json!([{ "operation": "add", "field": DESCRIPTION, "value": "before" }]);
            let place = &request["path"];
            self.state.prepare(&json!({ "method": "PATCH", "path": place, "body": operations }));
        }
        if request.get("body").is_none() {
            self.complete(path, request);
        }
    }

    /// Gives a write a body that leads to the recorded answer.
    fn complete(&mut self, path: &str, request: &mut Json) {
        let exchange = self.exchange;
        let body = if exchange.is("PATCH") {
            json!([self.failing().unwrap_or_else(
                || json!({ "operation": "replace", "field": DESCRIPTION, "value": "after" })
            )])
        } else if exchange.is("PUT") && exchange.status == 201 {
            self.state.needed(path)
        } else if exchange.is("PUT") {
            self.door.send(&json!({ "method": "GET", "path": request["path"] })).body
        } else {
            return;
        };
        request["body"] = body;
    }

    /// Returns an operation that fails as the answer tells.
    fn failing(&self) -> Option<Json> {
        let failed = &self.exchange.body?["detail"]["failedPolicyRequirements"][0];
        let field = format!("/{}", failed["property"].as_str()?);
        Some(json!({ "operation": "add", "field": field, "value": {} }))
    }
}

/// A property that most types have.
const DESCRIPTION: &str = "/description";

/// Returns the values that a body brings: those of operations, or of the members of an object.
fn values(body: &Json) -> Vec<&Json> {
    match body {
        Json::Array(operations) => operations.iter().map(|operation| &operation["value"]).collect(),
        Json::Object(members) => members.values().collect(),
        _ => Vec::new(),
    }
}
