//! `mosaic check-repo`: a schema and the storage mapping of its tenant.

use crate::session::Session;

const SCHEMA: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {
    "custom_badges": {"type": "array", "items": {"type": "relationship",
      "reverseRelationship": true, "reversePropertyName": "holder",
      "resourceCollection": [{"path": "managed/badge"}]}}}}},
  {"name": "badge", "schema": {"properties": {
    "holder": {"type": "relationship",
      "reverseRelationship": true, "reversePropertyName": "custom_badges",
      "resourceCollection": [{"path": "managed/alpha_user"}]}}}}
]}"#;

const MAPPED: &str = r#"{"resourceMapping": {"genericMapping": {"managed/alpha_user": {"properties": {
  "custom_badges": {"type": "reference", "ldapAttribute": "fr-idm-reference-1",
    "resourcePath": "managed/badge", "primaryKey": "uid", "isMultiValued": true}
}}}}}"#;

const STALE: &str = r#"{"resourceMapping": {"genericMapping": {"managed/alpha_user": {"properties": {
  "custom_medals": {"type": "reference", "ldapAttribute": "fr-idm-reference-1"}
}}}}}"#;

fn session(mapping: &str) -> Session {
    let session = Session::with_schema(SCHEMA);
    session.put("repo.ds.json", mapping);
    session
}

#[test]
fn a_mapping_that_fits_is_said_to() {
    let run = session(MAPPED).run("check-repo managed.json repo.ds.json");
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(run.stderr, "the schema and the storage mapping fit\n");
}

#[test]
fn a_mapping_that_tells_of_other_types_is_not_said_to_fit() {
    let mapping = r#"{"resourceMapping": {"genericMapping": {"managed/alpha_role": {}}}}"#;
    let run = session(mapping).run("check-repo managed.json repo.ds.json");
    assert_eq!(run.code, 0, "{run}");
    let told = "info[repo-relationship-untold]: the mapping tells of neither end of a relationship: \
                `alpha_user.custom_badges`";
    assert!(run.stdout.contains(told), "{run}");
    assert_eq!(run.stderr, "the schema fits what the storage mapping tells of\n");
}

#[test]
fn what_the_mapping_lacks_and_what_it_has_too_much_are_both_told() {
    let run = session(STALE).run("check-repo managed.json repo.ds.json");
    assert_eq!(run.code, 1, "{run}");
    for told in [
        "warning[rel-repo-map]: expected a place for `custom_badges` in the storage mapping, found none",
        " --> managed.json:3:5",
        "warning[repo-relationship-gone]: expected the relationship `custom_medals`, which has an entry, \
         found none",
        " --> repo.ds.json:2:3",
        "2 warnings",
    ] {
        assert!(run.stdout.contains(told), "{told}: {run}");
    }
}

#[test]
fn every_format_of_findings_is_there() {
    let session = session(STALE);
    for format in ["json", "sarif", "github", "concise", "markdown", "html", "gitlab", "junit"] {
        let run = session.run(&format!("check-repo managed.json repo.ds.json --format {format}"));
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stdout.contains("repo-relationship-gone"), "{format}: {run}");
    }
}

#[test]
fn an_export_that_holds_both_needs_no_other_file() {
    let session = Session::new();
    let inner =
        |text: &str| text.trim_start_matches('{').trim_end().strip_suffix('}').unwrap().to_owned();
    let both = format!(
        r#"{{"idm": {{"managed": {{{}}}, "repo.ds": {{{}}}}}}}"#,
        inner(SCHEMA),
        inner(STALE)
    );
    session.put("all.json", both);
    assert_eq!(session.run("check-repo all.json").code, 1);
}

#[test]
fn the_mapping_may_come_from_standard_input() {
    let session = session(MAPPED);
    let run = session.run_with("check-repo managed.json -", STALE.as_bytes());
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains(" --> <stdin>:2:3"), "{run}");
    let run = session.run_with("check-repo - -", STALE.as_bytes());
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("help: name a file in place of one `-`"), "{run}");
}

#[test]
fn without_a_mapping_nothing_can_be_said() {
    let run = session(MAPPED).run("check-repo managed.json");
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.stderr.contains("expected a storage mapping beside the schema, found none"),
        "{run}"
    );
}

#[test]
fn a_file_that_is_no_mapping_is_named() {
    let run = session("{\"mappings\": []}").run("check-repo managed.json repo.ds.json");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("repo.ds.json"), "{run}");
}
