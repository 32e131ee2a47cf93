//! What properties hold.

use insta::assert_snapshot;

use crate::describe::{findings, properties};

#[test]
fn a_list_of_types_is_one_type_that_may_be_null() {
    assert_snapshot!(properties(r#"{
        "a": {"type": ["string", "null"]},
        "b": {"type": ["null", "array"], "items": {"type": ["number", "null"]}},
        "c": {"type": ["string", "number"]},
        "d": {"type": ["null"]},
        "e": {"type": "integer"},
        "f": {"type": "Resource Collection"}
    }"#), @r"
    a: string?
    b: [number?]?
    c: any
    d: any?
    e: integer
    f: any
    ");
}

#[test]
fn objects_and_arrays_nest() {
    assert_snapshot!(properties(r#"{
        "address": {"type": "object", "required": ["street"], "properties": {
            "street": {"type": "string"},
            "place": {"type": "object", "properties": {"floor": {"type": "number"}}}
        }},
        "matrix": {"type": "array", "items": {"type": "array", "items": {"type": "boolean"}}},
        "words": {"type": "array", "items": "string"},
        "free": {"type": "object"}
    }"#), @r"
    address: {street!: string, place: {floor: number}}
    matrix: [[boolean]]
    words: [string]
    free: {}
    ");
}

#[test]
fn references_are_single_or_many_and_may_have_several_targets() {
    assert_snapshot!(properties(r#"{
        "one": {"type": "relationship", "resourceCollection": [{"path": "managed/a"}]},
        "old": {"type": "relationship", "resourceCollection": {"path": "managed/a"}},
        "many": {"type": "array", "items": {"type": "relationship", "resourceCollection":
            [{"path": "internal/role"}, {"path": "managed/role"}]}},
        "lost": {"type": "relationship"}
    }"#), @r"
    one: -> managed/a
    old: -> managed/a
    many: [-> internal/role | managed/role]
    lost: -> 
    ");
}

#[test]
fn a_property_that_does_not_say_what_it_holds_may_hold_anything() {
    let schema = r#"{"a": {}, "b": {"type": 1}, "c": {"type": "array"},
        "d": {"type": "array", "items": {}}, "e": {"type": "array", "items": 1}}"#;
    assert_snapshot!(properties(schema), @r"
    a: any
    b: any
    c: [any]
    d: [any]
    e: [any]
    ");
    let text = format!(r#"{{"name":"t","schema":{{"properties":{schema}}}}}"#);
    assert_snapshot!(findings(&[("t.json", &text)]), @r#"
    warning[type-missing] t.a at "a": expected `type` to be a word or a list of words, found none
    warning[type-missing] t.b at 1: expected `type` to be a word or a list of words, found a number
    warning[array-items-missing] t.c at "c": expected `items` to be an object with a `type`, found none
    warning[array-items-missing] t.d at "d": expected `items` to be an object with a `type`, found no `type` in it
    warning[items-not-object] t.e at 1: expected `items` to be an object with a `type`, found a number
    "#);
}

#[test]
fn a_placeholder_may_stand_for_any_value() {
    let schema = r#"{
        "a": {"type": "&{esv.type}", "title": "&{esv.title}", "viewable": {"$bool": "&{esv.v}"}},
        "b": {"$object": "&{esv.property}"},
        "c": {"type": "array", "items": {"$object": "&{esv.items}"}},
        "d": {"type": "object", "properties": {"$object": "&{esv.properties}"}},
        "e": {"type": {"$list": "&{esv.types}"}, "minLength": {"$int": "&{esv.length}"}}
    }"#;
    assert_snapshot!(properties(schema), @r"
    a: any
    b: any
    c: [any]
    d: {}
    e: any
    ");
    let text = format!(r#"{{"name":"t","schema":{{"properties":{schema}}}}}"#);
    let found = findings(&[("t.json", &text)]);
    let codes: Vec<_> = found.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(codes, ["warning[hidden-properties]"]);
}

#[test]
fn a_property_is_required_by_its_owner_or_by_itself() {
    let text = r#"{"name": {"type": "string", "required": true},
        "other": {"type": "string", "required": false}}"#;
    assert_snapshot!(properties(text), @r"
    name!: string
    other: string
    ");
}
