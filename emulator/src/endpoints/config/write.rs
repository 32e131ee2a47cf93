//! Writes of one document.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{
    Change, Create, Delete, Expected, PatchRequest, Refusal, Served, Stored, Update, server::Asked,
};
use serde_json::{Map, Value};

use super::{MANAGED, missing, named, turn::Turn};
use crate::{
    endpoints::{not_supported, written},
    fields::Selection,
    patch::{Patch, Subject},
};

/// Answers a write of the document called `name`. No revision counts: the last writer wins.
pub(super) fn answer(
    turn: &mut Turn<'_>,
    name: &str,
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    match asked {
        Asked::Create(create) => make(turn, name, create),
        Asked::Update(update) => replace(turn, name, update),
        Asked::Patch(patch) => change(turn, name, patch),
        Asked::Delete(delete) => remove(turn, name, delete),
        other => Err(not_supported(other)),
    }
}

fn make(turn: &mut Turn<'_>, name: &str, create: &Create) -> Result<Response<Bytes>, Refusal> {
    let fields = Selection::parse(&create.fields)?;
    if turn.find(name).is_some() {
        let message = format!("Configuration with id {name} already exists");
        return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
    }
    let document = put(turn, name, written::object(&create.body)?)?;
    Ok(Create::encode_answer(&created(name, &written::narrowed(document, &fields))))
}

fn replace(turn: &mut Turn<'_>, name: &str, update: &Update) -> Result<Response<Bytes>, Refusal> {
    let fields = Selection::parse(&update.fields)?;
    let body = written::object(&update.body)?;
    match (turn.find(name), &update.expected) {
        (None, Expected::Anything) => {
            let document = put(turn, name, body)?;
            Ok(Create::encode_answer(&created(name, &written::narrowed(document, &fields))))
        }
        (None, _) => Err(nothing_to_update(name)),
        // It was tried as a create first, and what follows is a request without parameters.
        (Some(_), Expected::Anything) => Ok(updated(&put(turn, name, body)?)),
        (Some(_), _) => Ok(updated(&written::narrowed(put(turn, name, body)?, &fields))),
    }
}

fn change(
    turn: &mut Turn<'_>,
    name: &str,
    patch: &PatchRequest,
) -> Result<Response<Bytes>, Refusal> {
    let fields = Selection::parse(&patch.fields)?;
    let found = turn.find(name).ok_or_else(missing)?;
    let operations = Patch::parse(&written::json(&patch.body)?)?;
    let patched = operations.apply(&found, Subject::Configuration(name))?;
    let document = put(turn, name, patched.object)?;
    Ok(updated(&written::narrowed(document, &fields)))
}

fn remove(turn: &mut Turn<'_>, name: &str, delete: &Delete) -> Result<Response<Bytes>, Refusal> {
    if name == MANAGED {
        let message = "The configuration of managed objects cannot be deleted";
        return Err(Refusal::new(StatusCode::FORBIDDEN, message));
    }
    let fields = Selection::parse(&delete.fields)?;
    let found = turn.find(name).ok_or_else(missing)?;
    turn.keep(name, None)?;
    Ok(written::document(&written::narrowed(found, &fields)))
}

/// Keeps `document` as the one called `name`, and returns what an answer shows of it.
fn put(
    turn: &mut Turn<'_>,
    name: &str,
    mut document: Map<String, Value>,
) -> Result<Map<String, Value>, Refusal> {
    if name == MANAGED {
        return turn.replace(document);
    }
    document.shift_remove("_id");
    document.shift_remove("_rev");
    turn.keep(name, Some(document.clone()))?;
    Ok(named(name, document))
}

fn updated(document: &Map<String, Value>) -> Response<Bytes> {
    Update::encode_answer(&written::stored(document, Change::Done, None))
}

/// Returns a document that was made. A tenant names the factory twice in its place.
fn created(name: &str, document: &Map<String, Value>) -> Stored {
    let place = match name.split_once('/') {
        Some((factory, _)) => format!("/openidm/config/{factory}/{name}"),
        None => format!("/openidm/config/{name}"),
    };
    written::stored(document, Change::Created, Some(place))
}

fn nothing_to_update(name: &str) -> Refusal {
    let message =
        format!("No existing configuration found for {name}, can not update the configuration.");
    Refusal::new(StatusCode::NOT_FOUND, message)
}
