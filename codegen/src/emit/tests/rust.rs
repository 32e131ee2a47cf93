//! The Rust of a type, item by item.

use insta::assert_snapshot;

use super::{lines_with, rust, widget};

/// One of everything that has a shape of its own in Rust.
const LIBRARY: &str = r#"{"objects": [
    {"name": "branch", "schema": {"title": "Branch", "description": "A building with books.", "required": ["name", "shelves"], "properties": {
        "_id": {"type": "string"},
        "name": {"type": "string", "title": "Name", "description": "What the [sign](x) says"},
        "shelves": {"type": "number", "default": 1},
        "floors": {"type": "number", "enum": [1, 2, 3]},
        "open": {"type": "boolean"},
        "tags": {"type": "array", "items": {"type": "string", "enum": ["old", "new"]}},
        "kind": {"type": "string", "enum": ["main", "small"], "enumTitles": ["The main branch", "A small one"]},
        "hours": {"type": "object", "properties": {
            "from": {"type": "string", "format": "time", "title": "From"},
            "days": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}}}},
        "extra": {"type": "object", "properties": {}},
        "matrix": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
        "pin": {"type": "string", "scope": "private"},
        "label": {"type": "string", "isVirtual": true, "onRetrieve": {"type": "text/javascript", "source": "1"}},
        "readers": {"type": "array", "items": {"type": "relationship", "resourceCollection": [{"path": "managed/reader"}]}},
        "owner": {"type": "relationship", "resourceCollection": [{"path": "internal/role"}, {"path": "managed/reader"}]},
        "readerNames": {"type": "array", "items": {"type": "string"}, "isVirtual": true,
            "queryConfig": {"referencedRelationshipFields": ["readers"], "referencedObjectFields": ["name"], "flattenProperties": true}},
        "effectiveReaders": {"type": "array", "items": {"type": "object"}, "isVirtual": true,
            "queryConfig": {"referencedRelationshipFields": ["readers"]}}
    }}},
    {"name": "reader", "schema": {"properties": {"branch": {"type": "relationship", "resourceCollection": [{"path": "managed/branch"}]}}}}
]}"#;

#[test]
fn a_type_becomes_a_record_and_the_types_of_its_fields() {
    assert_snapshot!(rust(LIBRARY, ""));
}

#[test]
fn a_file_a_type_says_the_same_in_modules() {
    let settings = "[generate]\nlayout = \"file-per-type\"\nenums = \"closed\"\nderives = [\"schemars::JsonSchema\"]\n";
    assert_snapshot!(rust(LIBRARY, settings));
}

#[test]
fn a_type_that_is_left_out_is_only_a_target() {
    let code = rust(LIBRARY, "[generate]\ntypes = [\"reader\"]\n");
    assert_eq!(
        lines_with(&code, "pub branch:"),
        ["pub branch: Option<::mosaic::Reference<Branch>>,"]
    );
    assert_eq!(lines_with(&code, "pub enum"), ["pub enum Branch {}"]);
    assert_eq!(lines_with(&code, "pub struct"), ["pub struct Reader {"]);
}

#[test]
fn another_name_of_a_type_is_used_wherever_it_is_meant() {
    let code = rust(LIBRARY, "[generate.rename]\nreader = \"Person\"\n");
    assert_eq!(
        lines_with(&code, "pub readers:"),
        ["pub readers: Option<Vec<::mosaic::Reference<Person>>>,"]
    );
    assert_eq!(
        lines_with(&code, "#[managed(path"),
        [
            "#[managed(path = \"managed/branch\", id_indexed)]",
            "#[managed(path = \"managed/reader\", id_indexed)]"
        ]
    );
}

#[test]
fn a_relationship_without_a_known_target_may_be_anything() {
    let schema = widget(r#""a": {"type": "relationship", "resourceCollection": []}"#);
    let code = rust(&schema, "");
    assert_eq!(
        lines_with(&code, "pub a:"),
        ["pub a: Option<::mosaic::Reference<::mosaic::Untyped>>,"]
    );
}

#[test]
fn a_hostile_name_is_an_escaped_literal() {
    let schema = widget(r#""a\"]\n#![x]\u202e": {"type": "string", "title": "*/ ``` \u202e"}"#);
    let code = rust(&schema, "");
    assert_eq!(
        lines_with(&code, "#[managed(name"),
        [r#"#[managed(name = "a\"]\n#![x]\u{202e}", indexed)]"#]
    );
    assert_eq!(lines_with(&code, "///")[3], r"/// \*/ \`\`\`");
    assert_eq!(lines_with(&code, "///")[5], r#"/// `a"]\u{a}#![x]\u{202e}`, indexed"#);
}

#[test]
fn the_bytes_of_a_type_do_not_depend_on_the_other_types() {
    let settings = "[generate]\nlayout = \"file-per-type\"\n";
    let both = rust(LIBRARY, settings);
    let one = rust(LIBRARY, &format!("{settings}types = [\"branch\"]\n"));
    let file = |text: &str| {
        let start = text.find("==> branch.rs").expect("there is a file for the type");
        text[start..].split("\n==> ").next().map(str::to_owned)
    };
    assert_eq!(file(&both), file(&one));
}
