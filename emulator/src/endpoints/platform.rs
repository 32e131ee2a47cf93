//! What tools ask for besides the REST interface: the access manager's word about itself, connectors,
//! of which there are none, and an interpreter, which runs no script.
//!
//! Frodo asks for these before it exports or imports a configuration.

use bytes::Bytes;
use http::{HeaderValue, Method, Response, StatusCode, header};
use mosaic::wire::{Action, Outcome, Refusal, Served, server::Asked};
use serde_json::{Value, json};

use super::not_supported;

/// Where the access manager tells about itself.
const SERVER_INFORMATION: [&str; 2] = ["/am/json/serverinfo/", "/am/json/realms/root/serverinfo/"];

/// Answers a request to the access manager, other than for a token.
pub(crate) fn answer(method: &Method, path: &str) -> Response<Bytes> {
    let name = SERVER_INFORMATION.iter().find_map(|root| path.strip_prefix(root));
    match (method, name) {
        (&Method::GET, Some("*" | "%2A" | "%2a")) => json_response(
            StatusCode::OK,
            &json!({
                "_id": "*",
                "_rev": "0",
                "domains": [],
                "protectedUserAttributes": [],
                "cookieName": "iPlanetDirectoryPro",
                "secureCookie": false,
                "realm": "/",
            }),
        ),
        (&Method::GET, Some("version")) => json_response(
            StatusCode::OK,
            &json!({
                "_id": "version",
                "_rev": "0",
                "version": "7.5.0",
                "fullVersion": "ForgeRock Access Management 7.5.0 Build mosaic (2024-April-01 00:00)",
                "revision": "mosaic",
                "date": "2024-April-01 00:00",
            }),
        ),
        _ => json_response(
            StatusCode::NOT_FOUND,
            &json!({"code": 404, "reason": "Not Found", "message": "Not Found"}),
        ),
    }
}

/// Answers what is asked of the connectors.
pub(super) fn system(asked: &Asked) -> Result<Response<Bytes>, Refusal> {
    match asked {
        Asked::Action(Action { name, .. }) if name == "testConnectorServers" => {
            let body = Some(Bytes::from_static(br#"{"openicf":[]}"#));
            Ok(Action::encode_answer(&Outcome { body }))
        }
        other => Err(not_supported(other)),
    }
}

/// Answers what is asked of the interpreter: any script fails, for none is run.
pub(super) fn script(asked: &Asked) -> Result<Response<Bytes>, Refusal> {
    match asked {
        Asked::Action(Action { name, .. }) if matches!(name.as_str(), "eval" | "compile") => {
            Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "Scripts are not run here"))
        }
        other => Err(not_supported(other)),
    }
}

/// Returns `body` as the access manager sends it.
fn json_response(status: StatusCode, body: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/json;charset=UTF-8");
    headers.insert(header::CONTENT_TYPE, json);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private"));
    response
}
