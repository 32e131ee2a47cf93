//! What is a filter, and what is not.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::json::{self, Value};
use crate::rules::relationships::query_filter::{Gravity, check};

/// Returns the part of `filter` that is wrong.
fn fault(filter: &str) -> Option<&str> {
    check(filter).err().map(|fault| &filter[fault.span.range()])
}

#[test]
fn what_the_server_reads_is_no_fault() {
    let filters = [
        "true",
        "FALSE",
        "/name eq \"a b\"",
        "a/b pr",
        "name SW 'it\\'s'",
        "n ge -1.5d and n lt .5 or ! (a pr)",
        "(a eq 1)and(b eq 2)",
        "! a pr",
        "not eq 1",
        "a%2Fb pr",
    ];
    for filter in filters {
        assert_eq!(fault(filter), None, "{filter}");
    }
}

#[test]
fn a_fault_is_reported_at_the_word_that_is_wrong() {
    let filters = [
        ("", ""),
        ("a ne \"x\"", "ne"),
        ("not (a pr)", "not"),
        ("a in (\"x\")", "("),
        ("a in \"x\"", "in"),
        ("a = 1", "="),
        ("a eq x", "x"),
        ("a eq null", "null"),
        ("a eq \"x", "\"x"),
        ("a pr b pr", "b"),
        ("(a pr", ""),
        ("a pr)", ")"),
        ("a eq", ""),
        ("\"a\" pr", "\"a\""),
        ("! ! a pr", "!"),
        ("a{b} pr", "a{b}"),
        ("a% pr", "a%"),
        ("a\tpr", "a\tpr"),
    ];
    for (filter, wrong) in filters {
        assert_eq!(fault(filter), Some(wrong), "{filter}");
    }
}

#[test]
fn what_only_newer_servers_read_is_a_doubt() {
    assert_eq!(check("a in '[\"x\"]'").unwrap_err().gravity, Gravity::Doubtful);
    assert_eq!(check("a ne 'x'").unwrap_err().gravity, Gravity::Refused);
}

#[test]
fn parentheses_nest_as_deep_as_the_server_lets_them() {
    let nested = |depth: usize| format!("{}true{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(fault(&nested(63)), None);
    assert_eq!(fault(&nested(64)), Some("("));
    assert_eq!(fault(&nested(100_000)), Some("("));
}

#[test]
fn a_server_refuses_what_is_a_fault_and_nothing_else() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = env::var_os("MOSAIC_SHARED").map_or_else(beside, PathBuf::from);
    let Ok(text) = fs::read_to_string(shared.join("vectors/queryfilter_parse.json")) else {
        eprintln!("skipped: no recorded query filters");
        return;
    };
    let (document, _) = json::parse(&text);
    let vectors = document.root().and_then(|root| root.get("vectors")).unwrap();
    for vector in vectors.elements() {
        let filter = vector.get("filter").and_then(Value::as_str).unwrap();
        // An operator that the server does not know is read, and fails when it is asked.
        let is_refused = vector.get("error").is_some() || vector.raw().contains(r#""op": "ext""#);
        assert_eq!(check(&filter).is_err(), is_refused, "{filter}");
    }
}
