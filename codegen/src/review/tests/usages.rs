//! What is looked up because of a change.

use crate::diff::Side;
use crate::model;
use crate::review::{Options, Review};
use crate::source::{Documents, Role, Sources};
use crate::usage::Tree;

/// Two types, each with an end of one relationship, and one with an action.
const OLD: &str = r#"{"objects": [
{"name": "person", "schema": {"properties": {"name": {"type": "string"}, "cars": {"type": "array",
"items": {"type": "relationship", "reverseRelationship": true, "reversePropertyName": "owner",
"validate": true, "resourceCollection": [{"path": "managed/car"}]}}}}},
{"name": "car", "actions": {"wash": {"type": "text/javascript", "source": "true"}},
"schema": {"properties": {"name": {"type": "string"}, "owner": {"type": "relationship",
"reverseRelationship": true, "reversePropertyName": "cars", "validate": true,
"resourceCollection": [{"path": "managed/person"}]}}}}]}"#;

const NEW: &str = r#"{"objects": [
{"name": "person", "schema": {"properties": {"name": {"type": "string"}}}},
{"name": "car", "schema": {"properties": {"name": {"type": "string"}}}}]}"#;

/// Returns what stands at each place where `script` names what changes, with the path of the change.
fn used(script: &str) -> Vec<String> {
    let [old, new] = [OLD, NEW].map(|text| {
        let mut sources = Sources::new();
        sources.add("managed.json", text.as_bytes().to_vec(), Role::Configuration);
        sources
    });
    let config = crate::config::Config::default();
    let (old_documents, _) = Documents::parse(&old);
    let (new_documents, _) = Documents::parse(&new);
    let (old_model, _) = model::lower(&old_documents, config.product);
    let (new_model, _) = model::lower(&new_documents, config.product);
    let old = Side { documents: &old_documents, model: &old_model };
    let new = Side { documents: &new_documents, model: &new_model };
    let mut review = Review::of(old, new, &config, &Options::default());
    let mut tree = Tree::default();
    tree.sources.add("endpoints/a.js", script.as_bytes().to_vec(), Role::Configuration);
    review.look_up(&tree);
    let lines = review.changes.iter().flat_map(|reviewed| {
        let path = &reviewed.change.path;
        reviewed.usages.places.iter().map(move |usage| {
            format!("{path} {} {}", usage.name, &script[usage.location.span.range()])
        })
    });
    lines.collect()
}

#[test]
fn both_ends_of_a_relationship_that_goes_are_looked_up() {
    for (script, written) in [
        ("openidm.query('managed/person/' + id + '/cars', {});", "cars"),
        ("openidm.patch('managed/car/1', null, [{field: '/owner'}]);", "/owner"),
        ("openidm.read('managed/car/1', null, ['owner/name']);", "owner/name"),
        ("var c = openidm.read('managed/car/1'); c.owner._ref;", "owner"),
    ] {
        let [found] = &used(script)[..] else { panic!("{script}") };
        assert!(found.ends_with(&format!(" {written}")), "{script}: {found}");
    }
}

#[test]
fn who_asks_for_an_action_that_goes_is_looked_up() {
    let found = used("openidm.action('managed/car/1', 'wash', {});");
    assert_eq!(found, ["car wash wash"]);
}
