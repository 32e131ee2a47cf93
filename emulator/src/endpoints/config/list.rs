//! `config`: which documents there are.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::{
    filter::parse,
    wire::{Query, QueryAnswer, Refusal, Selection, Served, server::Asked},
};
use serde_json::{Map, Value, json};

use super::{MANAGED, REPOSITORY, find};
use crate::{
    Flavour,
    endpoints::{Endpoints, not_supported, written},
    filter::Matcher,
};

/// Answers what is asked of all documents together.
pub(super) fn answer(endpoints: Endpoints<'_>, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
    match asked {
        Asked::Read(_) => Ok(written::document(&identifiers(endpoints))),
        Asked::Query(query) => {
            let results = results(endpoints, &query.selection)?;
            let page = json!({
                "result": results,
                "resultCount": results.len(),
                "pagedResultsCookie": null,
                "totalPagedResultsPolicy": "NONE",
                "totalPagedResults": -1,
                "remainingPagedResults": -1,
            });
            Ok(Query::encode_answer(&QueryAnswer { body: page.to_string().into() }))
        }
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

/// Returns the documents that pass a filter; the other selections are of the store and not of this.
fn results(
    endpoints: Endpoints<'_>,
    selection: &Selection,
) -> Result<Vec<Map<String, Value>>, Refusal> {
    let Selection::Filter(text) = selection else {
        let message = "The configuration is queried by _queryFilter alone";
        return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
    };
    let filter = parse(text).map_err(|_| {
        let message = format!(
            "The value '{text}' for parameter '_queryFilter' could not be parsed as a valid query filter"
        );
        Refusal::new(StatusCode::BAD_REQUEST, message)
    })?;
    let matcher = Matcher::new(&filter, endpoints.tenant.flavour());
    let documents = names(endpoints).into_iter().filter_map(|name| find(endpoints, &name));
    Ok(documents.filter(|document| matcher.matches(document)).collect())
}
