//! The vendor's types are compared with an earlier export, where there is one.

use crate::catalog::Catalog;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{self, Options};
use crate::rules::Selection;
use crate::source::{Role, Sources};

/// Returns what the rules called `select` find in `schema`, where `before` is an earlier export.
fn found(select: &str, schema: &str, before: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    sources.add("before.json", before.as_bytes().to_vec(), Role::Baseline);
    let selection = Selection { select: vec![select.to_owned()], ..Selection::default() };
    let options = Options { selection, ..Options::default() };
    lint::lint(&sources, &Config::default(), &options).findings
}

fn messages(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|finding| finding.message.as_str()).collect()
}

/// Returns a type with `properties`, between braces.
fn one(name: &str, properties: &str) -> String {
    format!(r#"{{"name": "{name}", "schema": {{"properties": {properties}}}}}"#)
}

#[test]
fn a_tenant_is_silent_beside_its_own_export() {
    let text = include_str!("../../../../schemas/managed.json");
    for group in ["defaults", "custom-prefix", "searchable-unindexed-default"] {
        assert_eq!(found(group, text, text), [], "{group}");
    }
}

#[test]
fn what_only_newer_tenants_have_may_not_go_once_it_was_there() {
    let before = one("alpha_assignment", r#"{"weight": {"type": ["number", "null"]}, "own": {}}"#);
    let schema = one("alpha_assignment", "{}");
    let found = found("default-prop-removed", &schema, &before);
    assert_eq!(messages(&found), ["expected the shipped property `weight`, found none"]);
    assert_eq!(found[0].related.len(), 1, "it shows the export");
}

#[test]
fn a_type_that_was_there_is_missed_and_one_that_was_not_is_not() {
    let schema = r#"{"objects": [{"name": "alpha_device", "schema": {"properties": {}}}]}"#;
    let before = r#"{"objects": [{"name": "alpha_group", "schema": {"properties": {}}},
        {"name": "alpha_printer", "schema": {"properties": {}}}]}"#;
    let found = found("default-type-missing", schema, before);
    let paths: Vec<_> = found.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(paths, ["alpha_group"]);
}

#[test]
fn a_searchable_that_generations_differ_on_is_compared_with_the_export() {
    let searchable = |value: bool| {
        one(
            "alpha_user",
            &format!(r#"{{"accountStatus": {{"type": "string", "searchable": {value}}}}}"#),
        )
    };
    let of = |schema: bool, before: bool| {
        let (schema, before) = (searchable(schema), searchable(before));
        ["default-searchable-changed", "searchable-unindexed-default"]
            .map(|rule| found(rule, &schema, &before).len())
    };
    assert_eq!(of(true, false), [0, 1]);
    assert_eq!(of(false, false), [0, 0]);
    assert_eq!(of(false, true), [0, 0], "the vendor's own upgrade");
}

#[test]
fn a_type_that_goes_back_to_the_shipped_one_is_no_fault() {
    let plain = one("alpha_user", r#"{"givenName": {"type": "string"}}"#);
    let nullable = one("alpha_user", r#"{"givenName": {"type": ["string", "null"]}}"#);
    assert_eq!(found("default-prop-retyped", &plain, &nullable), []);
    let found = found("default-prop-retyped", &nullable, &plain);
    assert_eq!(found[0].level, Level::Warning);
}

#[test]
fn a_name_without_the_prefix_that_was_there_is_a_warning() {
    let schema = one("alpha_user", r#"{"old": {"type": "string"}, "new": {"type": "string"}}"#);
    let before = one("alpha_user", r#"{"old": {"type": "string"}}"#);
    let found = found("custom-prefix", &schema, &before);
    let levels: Vec<_> = found.iter().map(|finding| (&*finding.path, finding.level)).collect();
    assert_eq!(levels, [("alpha_user.new", Level::Error), ("alpha_user.old", Level::Warning)]);
}

#[test]
fn a_policy_of_the_vendor_that_was_there_is_missed_and_one_of_the_tenant_is_not() {
    let name = |policies: &str| {
        one("alpha_role", &format!(r#"{{"name": {{"type": "string", "policies": [{policies}]}}}}"#))
    };
    let before = name(r#"{"policyId": "unique"}, {"policyId": "not-empty"}"#);
    let found = found("default-policy-removed", &name(""), &before);
    assert_eq!(messages(&found), ["expected the policy `unique` of `name`, found none"]);
}

#[test]
fn a_script_of_the_vendor_is_compared_and_one_of_the_tenant_is_not() {
    let role = |script: &str| {
        format!(
            r#"{{"name": "alpha_role", "schema": {{"properties": {{}}}},
                "onDelete": {{"type": "text/javascript", {script}}},
                "onRead": {{"type": "text/javascript", {script}}}}}"#
        )
    };
    let before = role(r#""file": "roles/onDelete-roles.js""#);
    let other = role(r#""file": "roles/other.js""#);
    let found_in = |schema: &str| found("default-hook-changed", schema, &before).len();
    assert_eq!(found_in(&before), 0);
    assert_eq!(found_in(&other), 1);
    assert_eq!(found_in(&role(r#""source": "0""#)), 0, "the file may hold the same");
    assert_eq!(found_in(&one("alpha_role", "{}")), 1);
}

#[test]
fn a_type_that_may_not_be_touched_is_compared_with_the_export() {
    let before = one("alpha_application", r#"{"custom_old": {"type": "string"}}"#);
    let schema = one(
        "alpha_application",
        r#"{"custom_old": {"type": "number"}, "custom_new": {"type": "string"}}"#,
    );
    let found = found("application-touched", &schema, &before);
    assert_eq!(
        messages(&found),
        [
            "expected `custom_old` to hold a string, found a number",
            "expected shipped properties alone, found `custom_new`",
        ]
    );
}

#[test]
fn a_fault_of_syntax_in_the_export_is_reported_and_nothing_is_compared_with_it() {
    let found = found("default-prop-removed", &one("alpha_role", "{}"), "{\"name\": ");
    assert!(found.iter().any(|finding| finding.location.source.0 == 1), "{found:?}");
    assert!(
        messages(&found)
            .iter()
            .any(|message| message.starts_with("expected the shipped properties"))
    );
}

#[test]
fn the_catalog_knows_what_an_export_is_asked_for() {
    let shipped = Catalog::embedded().managed_type("alpha_role").expect("it is shipped");
    assert!(shipped.ever_had_key("onDelete") && !shipped.has_key("onDelete"));
}
