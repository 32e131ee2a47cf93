//! What is said of a configuration and a mapping that differ.

use crate::catalog::Product;
use crate::diagnostic::{Diagnostic, Level};
use crate::model;
use crate::repository::{Fit, check};
use crate::source::{Documents, Role, Sources};

/// Returns a line for each finding: its kind and its path.
fn findings(types: &str, generic: &str, explicit: &str) -> Vec<String> {
    let findings = all_findings(types, generic, explicit);
    let differing = findings.iter().filter(|finding| finding.level > Level::Info);
    differing.map(|finding| format!("{} {}", finding.rule, finding.path)).collect()
}

fn all_findings(types: &str, generic: &str, explicit: &str) -> Vec<Diagnostic> {
    let mapping = format!(
        r#"{{"resourceMapping": {{"genericMapping": {{{generic}}}, "explicitMapping": {{{explicit}}}}}}}"#
    );
    let mut sources = Sources::new();
    let types = format!(r#"{{"objects": [{types}]}}"#);
    sources.add("managed.json", types.into(), Role::Configuration);
    sources.add("repo.ds.json", mapping.into(), Role::Configuration);
    let (documents, _) = Documents::parse(&sources);
    let (model, _) = model::lower(&documents, Product::Aic);
    check(&documents, &model).expect("there is a mapping")
}

fn declared(name: &str, properties: &str) -> String {
    format!(r#"{{"name": "{name}", "schema": {{"properties": {{{properties}}}}}}}"#)
}

fn mapped(name: &str, properties: &str) -> String {
    format!(r#""managed/{name}": {{"properties": {{{properties}}}}}"#)
}

fn relationship(name: &str, target: &str, reverse: &str) -> String {
    format!(
        r#""{name}": {{"type": "relationship", "reverseRelationship": true,
        "reversePropertyName": "{reverse}", "resourceCollection": [{{"path": "managed/{target}"}}]}}"#
    )
}

const REFERENCE: &str = r#""custom_loans": {"type": "reference", "ldapAttribute": "fr-idm-reference-1",
    "resourcePath": "managed/loan"}"#;

#[test]
fn what_both_know_is_no_finding() {
    let user = declared("alpha_user", &relationship("custom_loans", "loan", "reader"));
    let loan = declared("loan", &relationship("reader", "alpha_user", "custom_loans"));
    let entry = mapped("alpha_user", REFERENCE);
    assert_eq!(findings(&format!("{user}, {loan}"), &entry, ""), [""; 0]);
}

#[test]
fn a_relationship_that_the_mapping_does_not_know_is_reported_as_lint_does() {
    let user = declared("alpha_user", &relationship("custom_loans", "loan", "reader"));
    let loan = declared("loan", &relationship("reader", "alpha_user", "custom_loans"));
    let found = findings(&format!("{user}, {loan}"), &mapped("alpha_user", ""), "");
    assert_eq!(found, ["rel-repo-map alpha_user.custom_loans"]);
}

#[test]
fn what_the_configuration_does_not_declare_any_more_is_stale() {
    let entries = [
        mapped("alpha_user", &format!(r#"{REFERENCE}, "cn": {{"type": "simple"}}"#)),
        mapped("loan", ""),
        mapped("alpha_application", ""),
    ];
    let found = findings(&declared("alpha_user", ""), &entries.join(","), "");
    assert_eq!(found, ["repo-relationship-gone alpha_user.custom_loans", "repo-type-gone loan"]);
}

#[test]
fn a_slot_without_an_attribute_is_reported() {
    let user = declared("alpha_user", r#""frIndexedString7": {"type": "string"}"#);
    let found = findings(&user, &mapped("alpha_user", ""), "");
    assert_eq!(found, ["repo-slot-missing alpha_user.frIndexedString7"]);
}

#[test]
fn everything_of_an_explicit_type_needs_an_attribute() {
    let loan = declared("loan", r#""title": {"type": "string"}"#);
    let found = findings(&loan, "", &mapped("loan", r#""pages": {"type": "simple"}"#));
    assert_eq!(found, ["repo-property-missing loan.title", "repo-property-gone loan.pages"]);
}

#[test]
fn a_relationship_that_became_a_value_is_an_error() {
    let user = declared("alpha_user", r#""custom_loans": {"type": "string"}"#);
    let found = findings(&user, &mapped("alpha_user", REFERENCE), "");
    assert_eq!(found, ["repo-kind-differs alpha_user.custom_loans"]);
}

#[test]
fn a_relationship_that_leads_elsewhere_than_it_is_mapped_to_is_an_error() {
    let user =
        |target: &str| declared("alpha_user", &relationship("custom_loans", target, "reader"));
    let loan = declared("loan", &relationship("reader", "alpha_user", "custom_loans"));
    let entry = mapped("alpha_user", REFERENCE);
    let found = findings(&format!("{}, {loan}", user("book")), &entry, "");
    assert_eq!(found, ["repo-target-differs alpha_user.custom_loans"]);
    let reverse = r#""reader": {"type": "reverseReference", "resourcePath": "managed/alpha_user",
        "propertyName": "custom_books"}"#;
    let both = format!("{entry}, {}", mapped("loan", reverse));
    let found = findings(&format!("{}, {loan}", user("loan")), &both, "");
    assert_eq!(found, ["repo-target-differs loan.reader", "repo-end-missing loan.reader"]);
}

#[test]
fn one_of_several_targets_is_the_one_that_is_mapped() {
    let targets = r#"[{"path": "managed/book"}, {"path": "managed/loan"}]"#;
    let custom =
        format!(r#""custom_loans": {{"type": "relationship", "resourceCollection": {targets}}}"#);
    let found = findings(&declared("alpha_user", &custom), &mapped("alpha_user", REFERENCE), "");
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_relationship_to_one_that_is_mapped_as_several_is_an_error() {
    let single = relationship("custom_loan", "loan", "reader");
    let several = format!(
        r#""custom_loans": {{"type": "array", "items": {{{}}}}}"#,
        "\"type\": \"relationship\""
    );
    let user = declared("alpha_user", &format!("{single}, {several}"));
    let entry = |name: &str, is_many: bool| {
        format!(r#""{name}": {{"type": "reference", "isMultiValued": {is_many}}}"#)
    };
    let entries = |loan, loans| {
        mapped("alpha_user", &[entry("custom_loan", loan), entry("custom_loans", loans)].join(","))
    };
    assert_eq!(findings(&user, &entries(false, true), ""), [""; 0]);
    let found = findings(&user, &entries(true, false), "");
    let expected = ["alpha_user.custom_loan", "alpha_user.custom_loans"];
    assert_eq!(found, expected.map(|path| format!("repo-cardinality-differs {path}")));
}

#[test]
fn a_relationship_of_the_vendors_without_an_entry_is_told_at_one_end() {
    let user = declared("alpha_user", &relationship("roles", "alpha_role", "members"));
    let role = declared("alpha_role", &relationship("members", "alpha_user", "roles"));
    let types = format!("{user}, {role}");
    let found = findings(&types, &mapped("alpha_user", ""), "");
    assert_eq!(found, ["repo-relationship-missing alpha_user.roles"]);
    let end = r#""members": {"type": "reverseReference", "resourcePath": "managed/alpha_user",
        "propertyName": "roles"}"#;
    let mapping = format!("{}, {}", mapped("alpha_user", ""), mapped("alpha_role", end));
    assert_eq!(findings(&types, &mapping, ""), ["repo-end-missing alpha_role.members"]);
}

#[test]
fn one_attribute_holds_one_relationship_and_a_type_has_one_entry() {
    let user = declared(
        "alpha_user",
        &[relationship("custom_a", "alpha_role", ""), relationship("custom_b", "alpha_role", "")]
            .join(","),
    );
    let entry = |name: &str| {
        format!(r#""{name}": {{"type": "reference", "ldapAttribute": "fr-idm-reference-1"}}"#)
    };
    let entry = mapped("alpha_user", &format!("{}, {}", entry("custom_a"), entry("custom_b")));
    let found = findings(&user, &entry, &mapped("alpha_user", ""));
    assert!(found.contains(&"repo-attribute-taken alpha_user.custom_b".to_owned()), "{found:?}");
    assert!(found.contains(&"repo-type-twice alpha_user".to_owned()), "{found:?}");
}

#[test]
fn an_end_that_the_other_one_makes_up_needs_that_one() {
    let user = declared("alpha_user", &relationship("custom_loans", "loan", "reader"));
    let end = r#""custom_loans": {"type": "reverseReference", "propertyName": "reader",
        "resourcePath": "managed/loan"}"#;
    let found = findings(&user, &mapped("alpha_user", end), "");
    assert_eq!(found, ["repo-end-missing alpha_user.custom_loans"]);
}

#[test]
fn the_attributes_that_are_left_are_counted() {
    let left = |used: usize| {
        let entries = (1..=used).map(|n| {
            format!(r#""r{n}": {{"type": "reference", "ldapAttribute": "fr-idm-reference-{n}"}}"#)
        });
        let entries: Vec<_> = entries.collect();
        let entry = mapped("alpha_user", &entries.join(","));
        let findings = all_findings(&declared("alpha_user", ""), &entry, "");
        let left = findings.into_iter().find(|finding| finding.rule == "repo-attributes-left");
        left.map(|finding| (finding.message, finding.hint.is_some()))
    };
    let message = |count| {
        format!("`alpha_user` has {count} of 10 attributes left for relationships of your own")
    };
    assert_eq!(left(0), None);
    assert_eq!(left(3), Some((message(7), false)));
    assert_eq!(left(10), Some((message(0), true)));
}

#[test]
fn relationships_of_types_that_the_mapping_does_not_tell_of_do_not_fit_for_sure() {
    let client = declared("apiClient", &relationship("apiClientOrg", "apiClientOrg", "apiClients"));
    let organization =
        declared("apiClientOrg", &relationship("apiClients", "apiClient", "apiClientOrg"));
    let types = format!("{client}, {organization}");
    let told = mapped("alpha_user", "");
    let untold = |types: &str, generic: &str| {
        let findings = all_findings(types, generic, "");
        let untold = findings.iter().find(|finding| finding.rule == "repo-relationship-untold");
        (untold.map(|finding| finding.message.clone()), Fit::of(&findings))
    };
    let one = "the mapping tells of neither end of a relationship: `apiClient.apiClientOrg`";
    assert_eq!(untold(&types, &told), (Some(one.to_owned()), Fit::AsFarAsTold));
    let book = ["a", "b", "c", "d"].map(|name| relationship(name, "loan", "")).join(",");
    let four = "the mapping tells of neither end of 4 relationships: `book.a`, `book.b`, `book.c` \
                and 1 more";
    assert_eq!(untold(&declared("book", &book), &told), (Some(four.to_owned()), Fit::AsFarAsTold));
    let placed = mapped("apiClient", r#""apiClientOrg": {"type": "reference"}"#);
    assert_eq!(untold(&types, &placed), (None, Fit::Whole));
    assert_eq!(untold(&types, &mapped("apiClient", "")), (None, Fit::Not));
    assert_eq!(untold(&declared("loan", ""), &told), (None, Fit::Whole));
}
