//! The recorded exchanges of a tenant about managed objects and their configuration.

use mosaic::Json;

use crate::{
    exchange::Exchange,
    replay::replay,
    vectors::{Tally, Vectors, vectors},
};

/// What is replayed: all but the interpreter of scripts.
const CATEGORIES: [&str; 6] =
    ["managed", "config-managed", "config-other", "schema", "internal", "oauth2"];

#[test]
fn a_recorded_exchange_happens_again() {
    let Some(file) = vectors("recordings.json") else {
        return;
    };
    let configuration = configuration(&file);
    let known: Vec<_> = file
        .list()
        .iter()
        .filter_map(|entry| Some((entry["id"].as_str()?, Exchange::recorded(entry).deviation()?)))
        .collect();
    let mut tally = Tally::new("recordings.json", &known);
    for entry in file.list() {
        let is_replayed = CATEGORIES.iter().any(|category| entry["category"] == *category);
        if !is_replayed {
            println!("  {} is not replayed: it is about {}", entry["id"], entry["category"]);
            continue;
        }
        let (found, expected) = replay(&Exchange::recorded(entry), configuration);
        tally.hold(entry, &found, &expected);
    }
    tally.close();
}

/// Returns the configuration of managed objects that was recorded as a whole.
pub(crate) fn configuration(recordings: &Vectors) -> &Json {
    let is_whole = |entry: &&Json| entry["whole_body"] == true && entry["method"] == "GET";
    let entry = recordings.list().iter().find(is_whole);
    &entry.expect("a configuration was recorded as a whole")["response_body"]
}
