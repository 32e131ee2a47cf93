//! `config`: which documents there are.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Query, Refusal, Selection, server::Asked};
use serde_json::{Map, Value, json};

use super::{MANAGED, find};
use crate::{
    Flavour,
    endpoints::{Endpoints, not_supported, written},
    fields,
    paging::Candidate,
    tenant::REPOSITORY,
    verbs::query::Prepared,
};

/// Answers what is asked of all documents together.
pub(super) fn answer(endpoints: Endpoints<'_>, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
    match asked {
        Asked::Read(_) => Ok(written::document(&identifiers(endpoints))),
        Asked::Query(query) => found(endpoints, query),
        other => Err(not_supported(other)),
    }
}

/// Returns the names of all documents; a name of two parts is a factory and one of its products.
fn identifiers(endpoints: Endpoints<'_>) -> Map<String, Value> {
    let configurations: Vec<_> = names(endpoints)
        .into_iter()
        .map(|name| {
            let factory = name.split_once('/').map(|(factory, _)| factory);
            json!({"_id": name, "pid": name, "factoryPid": factory})
        })
        .collect();
    Map::from_iter([
        ("_id".to_owned(), Value::from("")),
        ("configurations".to_owned(), Value::from(configurations)),
    ])
}

/// Returns the names of all documents, in their order.
fn names(endpoints: Endpoints<'_>) -> Vec<String> {
    let mut names = endpoints.tenant.document_names();
    names.push(MANAGED.to_owned());
    if endpoints.tenant.flavour() == Flavour::Aic {
        names.push(REPOSITORY.to_owned());
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Answers a query of all documents; the queries by name are of the store and not of this.
fn found(endpoints: Endpoints<'_>, query: &Query) -> Result<Response<Bytes>, Refusal> {
    let Selection::Filter(_) = &query.selection else {
        let message = "The configuration is queried by _queryFilter alone";
        return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
    };
    let prepared = Prepared::new(query, endpoints.tenant.flavour())?;
    let candidates = names(endpoints).into_iter().filter_map(|name| {
        let document = find(endpoints, &name)?;
        Some(Candidate::seen_as((), document))
    });
    let found = prepared.find(candidates.collect());
    let fields = fields::Selection::of(prepared.pointers().to_vec());
    let page = prepared.page(found, |candidate| {
        let document = written::narrowed(candidate.members().clone(), &fields);
        serde_json::to_vec(&document).expect("a map with keys of text is JSON").into()
    });
    Ok(page.respond(endpoints.tenant.flavour()))
}
