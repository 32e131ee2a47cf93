//! Writes of one document.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Change, Create, Expected, Refusal, Served, Stored, Update, server::Asked};
use serde_json::{Map, Value};

use super::{MANAGED, find, managed, missing, named};
use crate::{
    endpoints::{Endpoints, not_supported, written},
    patch::{Patch, Subject},
};

/// Answers a write of the document called `name`. No revision counts: the last writer wins.
pub(super) fn answer(
    endpoints: Endpoints<'_>,
    name: &str,
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    let found = find(endpoints, name);
    match asked {
        Asked::Create(_) if found.is_some() => Err(taken(name)),
        Asked::Create(create) => {
            put(endpoints, name, written::object(&create.body)?, Change::Created)
        }
        Asked::Update(update) => {
            let change = match (&found, &update.expected) {
                (Some(_), _) => Change::Done,
                (None, Expected::Anything) => Change::Created,
                (None, _) => return Err(nothing_to_update(name)),
            };
            put(endpoints, name, written::object(&update.body)?, change)
        }
        Asked::Patch(patch) => {
            let Some(found) = found else {
                return Err(missing());
            };
            let operations = Patch::parse(&written::json(&patch.body)?)?;
            let patched = operations.apply(&found, Subject::Configuration(name))?;
            put(endpoints, name, patched.object, Change::Done)
        }
        Asked::Delete(_) if name == MANAGED => {
            let message = "The configuration of managed objects cannot be deleted";
            Err(Refusal::new(StatusCode::FORBIDDEN, message))
        }
        Asked::Delete(_) => {
            let Some(found) = found else {
                return Err(missing());
            };
            endpoints.tenant.set_document(name, None)?;
            Ok(written::document(&found))
        }
        other => Err(not_supported(other)),
    }
}

/// Keeps `document` as the one called `name`.
fn put(
    endpoints: Endpoints<'_>,
    name: &str,
    mut document: Map<String, Value>,
    change: Change,
) -> Result<Response<Bytes>, Refusal> {
    let answer = if name == MANAGED {
        managed::configure(endpoints, document)?
    } else {
        document.shift_remove("_id");
        document.shift_remove("_rev");
        endpoints.tenant.set_document(name, Some(document.clone()))?;
        named(name, document)
    };
    Ok(match change {
        Change::Created => Create::encode_answer(&created(name, &answer)),
        change => Update::encode_answer(&written::stored(&answer, change, None)),
    })
}

/// Returns a document that was made. A tenant names the factory twice in its place.
fn created(name: &str, document: &Map<String, Value>) -> Stored {
    let place = match name.split_once('/') {
        Some((factory, _)) => format!("/openidm/config/{factory}/{name}"),
        None => format!("/openidm/config/{name}"),
    };
    written::stored(document, Change::Created, Some(place))
}

fn taken(name: &str) -> Refusal {
    let message = format!("Configuration with id {name} already exists");
    Refusal::new(StatusCode::PRECONDITION_FAILED, message)
}

fn nothing_to_update(name: &str) -> Refusal {
    let message =
        format!("No existing configuration found for {name}, can not update the configuration.");
    Refusal::new(StatusCode::NOT_FOUND, message)
}
