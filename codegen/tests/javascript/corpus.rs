//! The scripts and patterns of real configurations.

use std::collections::BTreeSet;

use mosaic_codegen::{javascript::read, pattern::check_pattern};
use serde_json::Value;

use super::json_corpus;

/// Returns every text of the corpus that `select` picks of a value; none without a corpus.
fn texts(select: fn(&Value) -> Option<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in json_corpus::folder().into_iter().flat_map(json_corpus::files) {
        if let Ok(value) = serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            add(&value, select, &mut found);
        }
    }
    found
}

fn add(value: &Value, select: fn(&Value) -> Option<&str>, found: &mut BTreeSet<String>) {
    found.extend(select(value).map(str::to_owned));
    match value {
        Value::Array(items) => items.iter().for_each(|item| add(item, select, found)),
        Value::Object(members) => members.values().for_each(|member| add(member, select, found)),
        _ => {}
    }
}

/// Returns the text of a script written into the configuration.
fn script(value: &Value) -> Option<&str> {
    let is_script = value.get("type").is_some_and(|kind| kind == "text/javascript");
    value.get("source").filter(|_| is_script)?.as_str()
}

#[test]
fn every_script_of_the_corpus_is_one_that_rhino_runs() {
    for source in texts(script) {
        if source.starts_with("file://") {
            continue;
        }
        match read(&source) {
            Ok(script) => assert_eq!(script.unsupported, [], "{source}"),
            Err(faults) => panic!("{source}: {faults:?}"),
        }
    }
}

#[test]
fn no_script_of_the_corpus_is_too_deep_with_others_behind_it() {
    for source in texts(script) {
        let longer = format!("{source}\n{}", ";f(1)\n".repeat(200));
        if read(&source).is_ok() {
            assert!(read(&longer).is_ok(), "{source}");
        }
    }
}

#[test]
fn every_pattern_of_the_corpus_compiles_and_is_quick() {
    for pattern in texts(|value| value.get("pattern")?.as_str()) {
        let checked =
            check_pattern(&pattern, "").unwrap_or_else(|fault| panic!("{pattern}: {fault:?}"));
        assert_eq!(checked.may_backtrack(), None, "{pattern}");
    }
}
