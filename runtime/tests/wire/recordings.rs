//! What real clients sent, and what a real tenant answered.

use bytes::Bytes;
use http::{Request, Response};
use mosaic::{
    Json,
    wire::{
        Action, Create, Delete, Failure, PatchRequest, Query, Read, Update, Verb,
        server::{Asked, Flavour, Presentation, ResultCount, decode},
    },
};

use crate::shared;

/// The exchanges with the REST interface that were recorded whole.
fn recordings() -> Vec<(String, Request<Bytes>, Response<Bytes>)> {
    let recordings = shared::list("recordings.json", "recordings").unwrap_or_default();
    let recordings = recordings.iter().filter(|recording| {
        recording["path"].as_str().unwrap().starts_with("/openidm/")
            && (recording["request_body"].is_object()
                || recording["request_body"].is_array()
                || matches!(recording["method"].as_str(), Some("GET" | "DELETE")))
    });
    recordings.map(|it| (it["id"].to_string(), request(it), response(it))).collect()
}

fn request(recording: &Json) -> Request<Bytes> {
    let query = recording["query"].as_str().map(|query| format!("?{query}")).unwrap_or_default();
    let mut request = Request::builder()
        .method(recording["method"].as_str().unwrap())
        .uri(format!("{}{query}", recording["path"].as_str().unwrap()));
    for (name, value) in recording["request_headers"].as_object().unwrap() {
        request = request.header(name, value.as_str().unwrap());
    }
    request.body(body(&recording["request_body"])).unwrap()
}

fn response(recording: &Json) -> Response<Bytes> {
    let status = u16::try_from(recording["status"].as_u64().unwrap()).unwrap();
    let mut response = Response::builder().status(status);
    for (name, value) in recording["response_headers"].as_object().unwrap() {
        response = response.header(name, value.as_str().unwrap());
    }
    // A page keeps its beginning, which tells whether it is empty.
    let text = match &recording["response_body"] {
        Json::Object(members) if members.contains_key("result") => {
            format!("{{\"result\":{},\"resultCount\":0}}", members["result"])
        }
        Json::Null => "{}".to_owned(),
        body => body.to_string(),
    };
    response.body(Bytes::from(text)).unwrap()
}

fn body(json: &Json) -> Bytes {
    if json.is_null() { Bytes::new() } else { Bytes::from(json.to_string()) }
}

/// Returns what is wrong with an answer to a verb.
fn failure<V: Verb>(_: &V, response: Response<Bytes>) -> Option<Failure> {
    V::decode(response).err()
}

#[test]
fn every_recorded_request_is_read_and_every_answer_to_it() {
    for (id, request, response) in recordings() {
        let received =
            decode(&request, Flavour::Aic).unwrap_or_else(|refusal| panic!("{id}: {refusal}"));
        let is_success = response.status().is_success();
        let failure = match &received.asked {
            Asked::Create(verb) => failure::<Create>(verb, response),
            Asked::Read(verb) => failure::<Read>(verb, response),
            Asked::Update(verb) => failure::<Update>(verb, response),
            Asked::Delete(verb) => failure::<Delete>(verb, response),
            Asked::Patch(verb) => failure::<PatchRequest>(verb, response),
            Asked::Query(verb) => failure::<Query>(verb, response),
            Asked::Action(verb) => failure::<Action>(verb, response),
            Asked::Options => panic!("{id}: expected a verb"),
        };
        match failure {
            None => assert!(is_success, "{id}"),
            Some(Failure::Refused(_)) => assert!(!is_success, "{id}"),
            Some(other) => panic!("{id}: {other}"),
        }
    }
}

#[test]
fn the_headers_of_every_recorded_answer_are_what_we_would_send() {
    for (id, request, recorded) in recordings() {
        let mut bare = Response::new(recorded.body().clone());
        *bare.status_mut() = recorded.status();
        let body: Json = serde_json::from_slice(recorded.body()).unwrap_or_default();
        let count = body["result"].as_array().map(|results| ResultCount(results.len()));
        count.map(|count| bare.extensions_mut().insert(count));
        let ours = Presentation::of(&request, Flavour::Aic).finish(bare);
        for name in ["content-type", "content-api-version", "cache-control"] {
            assert_eq!(ours.headers().get(name), recorded.headers().get(name), "{id}: {name}");
        }
    }
}
