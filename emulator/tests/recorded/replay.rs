//! A recorded exchange, asked again of a tenant in the state that its answer implies.

use mosaic::Json;
use mosaic_emulator::{Fault, Flavour};
use serde_json::{Map, json};

use crate::{
    configuration,
    door::{Answer, Asker, Door, jwt_bearer},
    shape,
    state::State,
};

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
        let mut request = json!({ "method": entry["method"], "path": entry["path"] });
        if entry["query"].is_string() {
            request["query"] = entry["query"].clone();
        }
        if let Some(body) = entry.get("request_body").filter(|body| !body.is_null()) {
            request["body"] = body.clone();
        }
        let of_interest = ["if-match", "if-none-match", "accept-api-version"];
        let headers = entry["request_headers"].as_object().into_iter().flatten();
        let headers = headers.filter(|(name, _)| of_interest.contains(&name.as_str()));
        request["headers"] = headers
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect::<Map<_, _>>()
            .into();
        let is_whole = entry["response_body_truncated"] != true;
        Self {
            request,
            status: entry["status"]
                .as_u64()
                .and_then(|status| status.try_into().ok())
                .expect("a status"),
            headers: entry["response_headers"].as_object().expect("headers"),
            body: Some(&entry["response_body"]).filter(|body| is_whole && !body.is_null()),
        }
    }

    /// Reads a vector of the layer `aic-recording` whose recording is not at hand.
    pub(crate) fn told(vector: &'v Json) -> Self {
        let expected = &vector["expected"];
        Self {
            request: vector["request"].clone(),
            status: expected["status"]
                .as_u64()
                .and_then(|status| status.try_into().ok())
                .expect("a status"),
            headers: expected["headers"].as_object().expect("headers"),
            body: expected.get("body"),
        }
    }

    /// Returns why a tenant in this state answers another way, where it does.
    pub(crate) fn deviation(&self) -> Option<&'static str> {
        let path = self.below_root();
        let shows_null = self
            .body
            .and_then(Json::as_object)
            .is_some_and(|body| body.values().any(Json::is_null));
        match path.split('/').collect::<Vec<_>>()[..] {
            ["managed", "user", _] if shows_null => {
                Some("a self-managed platform maps its users by a file that no configuration tells")
            }
            ["script"] if self.status == 200 => Some("scripts are not run"),
            _ => None,
        }
    }

    /// Sends the request again; returns what was found and what was expected.
    pub(crate) fn replay(&self, configuration: &Json) -> (Json, Json) {
        let answer = self.send(configuration);
        let headers = |name: &str| self.headers.get(name).and_then(Json::as_str).map(str::to_owned);
        let mut found = json!({ "status": answer.status, "headers": shape::of_answer(&answer) });
        let mut expected = json!({ "status": self.status, "headers": shape::of_headers(headers) });
        if let Some(body) = self.body {
            found["body"] = shape::of_body(&answer.body);
            expected["body"] = shape::of_body(body);
        }
        if self.below_root() == "script" {
            // What is wrong with a script, its interpreter says.
            for side in [&mut found, &mut expected] {
                side["body"]["message"] = Json::Null;
            }
        }
        (found, expected)
    }

    fn send(&self, configuration: &Json) -> Answer {
        let path = self.below_root();
        if path.starts_with("/am/oauth2/") {
            return self.send_form(configuration);
        }
        let elements: Vec<_> = path.split('/').collect();
        let name = elements.get(1).copied().filter(|_| elements[0] == "managed");
        let seen: Vec<_> = self.body.into_iter().collect();
        let types = match self.body.filter(|_| path == "config/managed" && self.is("GET")) {
            Some(body) => body["objects"].clone(),
            None => configuration::types(configuration, name, &seen),
        };
        let faults = if self.is_html() { vec![Fault::Html403] } else { Vec::new() };
        let mut door = Door::open(Flavour::Aic, &types, faults);
        let request = match elements.as_slice() {
            ["managed" | "internal", ..] => {
                Managed { exchange: self, door: &door, types: &types }.settle(&elements)
            }
            ["config", ..] => self.settle_document(&door, path, &types),
            _ => self.request.clone(),
        };
        match self.status {
            401 => door.let_in(Asker::Nobody),
            403 if self.is_denied() => door.let_in(Asker::ServiceAccount),
            _ => {}
        }
        door.send(&request)
    }

    /// Asks for a token with the scopes of the recorded request, or with one that nobody has where that
    /// is what was answered.
    fn send_form(&self, configuration: &Json) -> Answer {
        let form = self.request["body"].as_str().unwrap_or_default();
        let scope = match form.split_once("&scope=") {
            Some((_, scope)) => scope,
            None if self.status == 400 => "fr:autoaccess:*",
            None => "fr:idm:*",
        };
        let door = Door::open(Flavour::Aic, &configuration["objects"], Vec::new());
        door.ask_for_token(&jwt_bearer(&scope.replace(' ', "+")))
    }

    /// Makes the document of the configuration that the request is about, where it was there.
    fn settle_document(&self, door: &Door, path: &str, types: &Json) -> Json {
        let mut request = self.request.clone();
        if self.is("PUT") && request.get("body").is_none() {
            request["body"] = match path {
                "config/managed" => json!({ "objects": types }),
                _ => json!({ "enabled": true }),
            };
        }
        if self.status != 200 || path == "config/managed" {
            return request;
        }
        let documents = match self.body.and_then(|body| body["result"].as_array()) {
            Some(results) => results.clone(),
            None if path == "config" => Vec::new(),
            None => vec![self.body.cloned().unwrap_or_else(|| json!({ "enabled": true }))],
        };
        for document in documents {
            let place = match document["_id"].as_str() {
                Some(id) => format!("/openidm/config/{id}"),
                None => format!("/openidm/{path}"),
            };
            door.prepare(&json!({ "method": "PUT", "path": place, "body": document }));
        }
        request
    }

    fn below_root(&self) -> &str {
        let path = self.request["path"].as_str().expect("a request has a path");
        path.trim_start_matches("/openidm/")
    }

    fn is(&self, method: &str) -> bool {
        self.request["method"] == method
    }

    fn is_html(&self) -> bool {
        self.headers
            .get("content-type")
            .is_some_and(|kind| kind.as_str().is_some_and(|kind| kind.starts_with("text/html")))
    }

    fn is_denied(&self) -> bool {
        self.body.is_some_and(|body| body["message"] == "Access denied")
    }

    fn is_unmodified(&self) -> bool {
        self.headers.contains_key("x-not-modified")
    }

    /// Returns whether a page has results: one without says which version answered.
    fn is_told_of_some(&self) -> bool {
        !self.headers.contains_key("content-api-version")
    }
}

/// An exchange about managed objects.
struct Managed<'e> {
    exchange: &'e Exchange<'e>,
    door: &'e Door,
    types: &'e Json,
}

impl Managed<'_> {
    /// Makes the objects that were there, and returns the request with a body where its own was not
    /// kept.
    fn settle(&self, elements: &[&str]) -> Json {
        let mut state = State::new(self.door, self.types);
        let exchange = self.exchange;
        match *elements {
            [root, name] => self.settle_page(&mut state, &format!("{root}/{name}")),
            [root, name, id] => {
                let seen = exchange.body.and_then(|body| body["_id"].as_str());
                let path = format!("{root}/{name}/{}", seen.unwrap_or(id));
                return self.settle_object(&mut state, &path);
            }
            [root, name, id, property, ..] => {
                let path = format!("{root}/{name}/{id}");
                state.make(&path, &Json::Null);
                match exchange.body.map(|body| &body["result"]) {
                    Some(results) => state.refer(&path, property, results),
                    None if exchange.is_told_of_some() => state.refer_to_some(&path, property),
                    None => {}
                }
            }
            _ => {}
        }
        exchange.request.clone()
    }

    fn settle_page(&self, state: &mut State<'_>, collection: &str) {
        let results = self.exchange.body.and_then(|body| body["result"].as_array());
        for result in results.into_iter().flatten() {
            let id = result["_id"].as_str().expect("a result has an id");
            let mut seen = result.clone();
            if let Some((field, value)) = self.filtered() {
                seen[field.trim_start_matches('/')] = json!(value);
            }
            state.make(&format!("{collection}/{id}"), &seen);
        }
        if results.is_none() && self.exchange.is_told_of_some() {
            let seen = self.filtered().map_or(Json::Null, |(field, value)| json!({ field: value }));
            state.make(&format!("{collection}/{}", state.new_id()), &seen);
        }
    }

    /// Returns the property and the value that a query asks for, where it asks for just one.
    fn filtered(&self) -> Option<(String, String)> {
        let (_, filter) = self.exchange.request["query"].as_str()?.split_once("_queryFilter=")?;
        let (field, value) = filter.split('&').next()?.split_once("%20eq%20")?;
        let value = value.replace("%27", "").replace("%22", "");
        Some((field.to_owned(), value))
    }

    fn settle_object(&self, state: &mut State<'_>, path: &str) -> Json {
        let exchange = self.exchange;
        let mut request = exchange.request.clone();
        let is_there =
            matches!(exchange.status, 200 | 412) || exchange.status == 403 && !exchange.is_denied();
        let mut before = match exchange.body {
            Some(body) if exchange.status == 200 => body.clone(),
            _ => json!({}),
        };
        if exchange.is("PATCH") && exchange.is_unmodified() {
            for operation in request["body"].as_array().into_iter().flatten() {
                let field = operation["field"].as_str().unwrap_or_default().trim_start_matches('/');
                before[field] = operation["value"].clone();
            }
        }
        if is_there {
            state.make(path, &before);
        }
        for value in values(&request["body"]) {
            state.make_targets(path, value);
        }
        if exchange.is("PUT") && exchange.status == 200 && !exchange.is_unmodified() {
            let operations =
                json!([{ "operation": "add", "field": "/description", "value": "before" }]);
            self.door.prepare(
                &json!({ "method": "PATCH", "path": request["path"], "body": operations }),
            );
        }
        self.complete(&mut request);
        request
    }

    /// Gives a write a body that leads to the recorded answer, where its own was not kept.
    fn complete(&self, request: &mut Json) {
        let exchange = self.exchange;
        if request.get("body").is_some() || exchange.is("GET") || exchange.is("DELETE") {
            return;
        }
        let failed = exchange.body.map(|body| &body["detail"]["failedPolicyRequirements"][0]);
        request["body"] = match (exchange.is("PATCH"), failed) {
            (true, Some(failed)) if failed["property"].is_string() => {
                let field = format!("/{}", failed["property"].as_str().unwrap_or_default());
                json!([{ "operation": "add", "field": field, "value": {} }])
            }
            (true, _) => {
                json!([{ "operation": "replace", "field": "/description", "value": "after" }])
            }
            (false, _) => {
                let stored = self.door.send(&json!({ "method": "GET", "path": request["path"] }));
                stored.body
            }
        };
    }
}

/// Returns the values that a body brings: those of operations, or of the members of an object.
fn values(body: &Json) -> Vec<&Json> {
    match body {
        Json::Array(operations) => operations.iter().map(|operation| &operation["value"]).collect(),
        Json::Object(members) => members.values().collect(),
        _ => Vec::new(),
    }
}
