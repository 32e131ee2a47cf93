//! The recorded exchanges of real tenants, all of them.

use mosaic::Json;

use crate::{
    exchange::Exchange,
    replay::replay,
    vectors::{Tally, Vectors, vectors},
};

#[test]
fn a_recorded_exchange_happens_again() {
    let Some(file) = vectors("recordings.json") else {
        return;
    };
    let configuration = configuration(&file);
    let deviation = |entry| {
        let entry: &Json = entry;
        Some((entry["id"].as_str()?, Exchange::recorded(entry).deviation()?))
    };
    let known: Vec<_> = file.list().iter().filter_map(deviation).collect();
    let mut tally = Tally::new("recordings.json", &known);
    for entry in file.list() {
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
