//! `policy/managed/TYPE/ID`: what the policies of a type are, and what they say about an object.

use bytes::Bytes;
use http::Response;
use mosaic::wire::{Action, Outcome, Refusal, ResourcePath, Served, server::Asked};
use serde_json::{Map, Value};

use super::{not_found, not_supported, written};
use crate::Tenant;

/// The identifier of an object that is not there yet.
const NEW: &str = "*";

/// Answers what is asked of policies; `rest` is what follows `policy/`.
pub(super) fn answer(
    tenant: &Tenant,
    rest: &[&str],
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    let missing = || not_found(&ResourcePath::of(["policy"].iter().chain(rest).copied()));
    let (name, id) = match *rest {
        ["managed", name] => (name, NEW),
        ["managed", name, id] => (name, id),
        _ => return Err(missing()),
    };
    match asked {
        Asked::Read(_) => {
            let listing = tenant.policies(name, &rest.join("/"));
            let listing = listing.and_then(|listing| listing.as_object().cloned());
            Ok(written::document(&listing.ok_or_else(missing)?))
        }
        Asked::Action(action) => {
            let content = match &action.body {
                Some(body) => written::object(body)?,
                None => Map::new(),
            };
            let judged: Value =
                tenant.validate((name, id), &action.name, &content).ok_or_else(missing)??;
            let body = Some(judged.to_string().into());
            Ok(Action::encode_answer(&Outcome { body }))
        }
        other => Err(not_supported(other)),
    }
}
