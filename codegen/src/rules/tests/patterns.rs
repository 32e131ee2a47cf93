//! What only a build with the feature `javascript` can find.

use crate::config::Config;
use crate::lint::{self, Options};
use crate::rules::Selection;
use crate::source::{Role, Sources};

/// Returns the messages of the rule `rule` about the property `declaration`.
fn messages(rule: &str, declaration: &str) -> Vec<String> {
    let schema = format!(
        r#"{{"name": "alpha_device", "schema": {{"properties": {{"serial": {declaration}}}}}}}"#
    );
    let mut sources = Sources::new();
    sources.add("managed.json", schema.into_bytes(), Role::Configuration);
    let selection = Selection { select: vec![rule.to_owned()], ..Selection::default() };
    let options = Options { selection, ..Options::default() };
    let found = lint::lint(&sources, &Config::default(), &options).findings;
    found.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_default_that_a_pattern_refuses_is_reported() {
    let found = messages(
        "default-violates-policy",
        r#"{"type": "string", "pattern": "^[0-9]+$", "default": "none"}"#,
    );
    assert_eq!(found, ["expected `default` to match \"^[0-9]+$\", found \"none\""]);
}

#[test]
fn a_default_that_a_policy_refuses_is_reported_and_its_flags_count() {
    let declaration = |flags: &str| {
        format!(
            r#"{{"type": "string", "default": "ABC", "policies": [{{"policyId": "regexpMatches",
                "params": {{"regexp": "^[a-z]+$", "flags": "{flags}"}}}}]}}"#
        )
    };
    let found = messages("default-violates-policy", &declaration(""));
    assert_eq!(found, ["expected `default` to match \"^[a-z]+$\", found \"ABC\""]);
    assert!(messages("default-violates-policy", &declaration("i")).is_empty());
}

#[test]
fn a_pattern_that_is_faulty_is_not_reported_for_its_open_ends_too() {
    for pattern in ["[0-9", "(a+)+b", "a)"] {
        let declaration = format!(r#"{{"type": "string", "pattern": "{pattern}"}}"#);
        assert!(messages("pattern-unanchored", &declaration).is_empty(), "{pattern}");
        let faults = ["pattern-invalid", "pattern-redos"].map(|rule| messages(rule, &declaration));
        assert_eq!(faults.concat().len(), 1, "{pattern}");
    }
}
