//! `config/*`: the configuration of managed objects, and documents that are kept as they are given.

mod list;
mod turn;
mod write;

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Refusal, server::Asked};
use serde_json::{Map, Value};

pub(crate) use self::turn::Configurations;
pub(super) use self::turn::Turn;
use super::{Endpoints, not_supported, repository, written};
use crate::{Flavour, fields::Selection, tenant::REPOSITORY};

/// The configuration of managed objects.
pub(super) const MANAGED: &str = "managed";

/// Answers what is asked of the configuration; `id` is what follows `config/`.
pub(super) fn answer(
    endpoints: Endpoints<'_>,
    id: &[&str],
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    if id.is_empty() {
        return list::answer(endpoints, asked);
    }
    let name = id.join("/");
    if id.len() > 2 {
        let what = if matches!(asked, Asked::Update(_)) { " to update" } else { "" };
        let message = format!("The passed identifier{what} has more than two parts");
        return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
    }
    match asked {
        Asked::Read(read) => {
            let document = find(endpoints, &name).ok_or_else(missing)?;
            let fields = Selection::parse(&read.fields)?;
            Ok(written::document(&written::narrowed(document, &fields)))
        }
        Asked::Create(_) | Asked::Update(_) | Asked::Patch(_) | Asked::Delete(_) => {
            write::answer(&mut Turn::of(endpoints), &name, asked)
        }
        other => Err(not_supported(other)),
    }
}

/// Returns the document called `name` as an answer shows it: `_id` first.
fn find(endpoints: Endpoints<'_>, name: &str) -> Option<Map<String, Value>> {
    let tenant = endpoints.tenant;
    if name == MANAGED {
        return Some(tenant.configuration());
    }
    let document = match tenant.document(name) {
        Some(document) => (*document).clone(),
        None if name == REPOSITORY && tenant.flavour() == Flavour::Aic => {
            repository::mapping(&tenant.configuration())
        }
        None => return None,
    };
    Some(named(name, document))
}

/// Returns `document` with `name` as its identifier.
fn named(name: &str, document: Map<String, Value>) -> Map<String, Value> {
    let mut answer = Map::from_iter([("_id".to_owned(), Value::from(name))]);
    answer.extend(document);
    answer
}

/// Returns the refusal of a document that is not there, in the words of a tenant.
fn missing() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "Not Found")
}
