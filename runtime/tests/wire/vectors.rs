//! What real servers made of requests, as far as a request alone tells.

use bytes::Bytes;
use http::Request;
use mosaic::{
    Json,
    wire::{
        Refusal,
        server::{Flavour, decode},
    },
};

use crate::shared;

#[test]
fn requests_are_refused_as_real_servers_do() {
    let Some(vectors) = shared::vectors("http_status.json") else {
        return;
    };
    let (mut refused, mut left) = (0, 0);
    let mut deviations = Vec::new();
    for vector in vectors.iter().filter(|vector| vector["layer"] == "crest-http") {
        let expected = &vector["expected"];
        match decode(&request(&vector["request"]), Flavour::Idm) {
            Err(refusal) => {
                refused += 1;
                if !is_same(&refusal, expected) {
                    deviations
                        .push(format!("{}: {refusal}\n    expected {expected}", vector["id"]));
                }
            }
            Ok(_) if is_about_the_request(expected) => {
                deviations.push(format!("{}: accepted\n    expected {expected}", vector["id"]));
            }
            Ok(_) => left += 1,
        }
    }
    println!("refused by the request alone: {refused}, left to the resource: {left}");
    assert!(deviations.is_empty(), "{}", deviations.join("\n"));
    assert!(refused > 30 && left > 30);
}

fn request(vector: &Json) -> Request<Bytes> {
    let text = |name: &str| vector[name].as_str();
    let path = text("path").unwrap();
    let query = text("query").map(|query| format!("?{query}")).unwrap_or_default();
    let mut request =
        Request::builder().method(text("method").unwrap()).uri(format!("/openidm{path}{query}"));
    let headers = vector["headers"].as_object();
    for (name, value) in headers.into_iter().flatten() {
        request = request.header(name, value.as_str().unwrap());
    }
    let body = text("rawBody").map(str::to_owned).or_else(|| Some(vector.get("body")?.to_string()));
    let is_typed = headers.is_some_and(|headers| headers.contains_key("Content-Type"));
    if body.is_some() && !is_typed && vector.get("noContentType").is_none() {
        request = request.header("Content-Type", "application/json");
    }
    request.body(Bytes::from(body.unwrap_or_default())).unwrap()
}

/// The detail of broken JSON is the text of one parser, so it is not compared.
fn is_same(refusal: &Refusal, expected: &Json) -> bool {
    let read = Refusal::from_json(&expected["body"]);
    read.is_some_and(|read| read.status == refusal.status && read.message == refusal.message)
}

/// Returns whether a refusal can be known without knowing what the server holds.
fn is_about_the_request(expected: &Json) -> bool {
    let message = expected["body"]["message"].as_str().unwrap_or_default();
    let is_about_resource = [
        "The resource",
        "Resource ",
        "Resource Exception",
        "Unrecognized action ID",
        "Actions are not",
        "Query by expression",
        "The field",
    ];
    expected["status"].as_u64() >= Some(400)
        && !is_about_resource.iter().any(|start| message.starts_with(start))
}
