//! Requests and their statuses, of all three layers.

use mosaic::Json;

use crate::{
    crest,
    exchange::Exchange,
    managed,
    recordings::configuration,
    replay::replay,
    vectors::{Tally, Vectors, vectors},
};

#[test]
fn a_request_is_answered_as_by_the_servers() {
    let (Some(file), Some(recordings)) = (vectors("http_status.json"), vectors("recordings.json"))
    else {
        return;
    };
    let known: Vec<_> = file
        .list()
        .iter()
        .filter_map(|vector| {
            let reason = match vector["layer"].as_str()? {
                "crest-http" => crest::deviation(vector),
                "openidm-managed" => None,
                _ => exchange(vector, &recordings).deviation(),
            };
            Some((vector["id"].as_str()?, reason?))
        })
        .collect();
    let mut tally = Tally::new("http_status.json", &known);
    for vector in file.list() {
        let (found, expected) = match vector["layer"].as_str() {
            Some("crest-http") => crest::compare(vector),
            Some("openidm-managed") => managed::compare(vector),
            _ => replay(&exchange(vector, &recordings), configuration(&recordings)),
        };
        tally.hold(vector, &found, &expected);
    }
    tally.close();
}

/// Returns what a tenant answered: as it was recorded, where the recording is at hand.
fn exchange<'v>(vector: &'v Json, recordings: &'v Vectors) -> Exchange<'v> {
    let source = vector["source"].as_str().unwrap_or_default();
    let is_source = |entry: &&Json| {
        entry["id"].as_str().is_some_and(|id| source.split_whitespace().next() == Some(id))
    };
    match recordings.list().iter().find(is_source) {
        Some(entry) => Exchange::recorded(entry),
        None => Exchange::told(vector),
    }
}
