//! `info/*`: what the server says about itself.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Refusal, server::Asked};
use serde_json::{Map, Value, json};

use super::{not_supported, written};
use crate::oauth::Caller;

/// Answers `info/ping`, `info/login` or `info/version`.
pub(super) fn answer(
    name: &str,
    caller: &Caller,
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    let document = match name {
        "ping" => state(),
        "login" => login(caller),
        "version" => version(),
        _ => {
            let message = format!("Resource 'info/{name}' not found");
            return Err(Refusal::new(StatusCode::NOT_FOUND, message));
        }
    };
    match asked {
        Asked::Read(_) => Ok(written::document(&document)),
        other => Err(not_supported(other)),
    }
}

/// Answers `info/ping`, for which nobody has to say who asks.
pub(crate) fn ping() -> Response<Bytes> {
    written::document(&state())
}

fn state() -> Map<String, Value> {
    members(json!({"_id": "", "_rev": "", "shortDesc": "OpenIDM ready", "state": "ACTIVE_READY"}))
}

fn login(caller: &Caller) -> Map<String, Value> {
    let (id, component) = match caller {
        Caller::ServiceAccount(id) => (id, "managed/svcacct"),
        Caller::User(name) => (name, "internal/user"),
    };
    members(json!({
        "_id": "login",
        "authenticationId": id,
        "authorization": {
            "id": id,
            "component": component,
            "roles": ["internal/role/openidm-authorized", "internal/role/openidm-admin"],
        },
    }))
}

fn version() -> Map<String, Value> {
    members(json!({
        "_id": "version",
        "productVersion": env!("CARGO_PKG_VERSION"),
        "productRevision": "mosaic",
        "productBuildDate": "",
    }))
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
