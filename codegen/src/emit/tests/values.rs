//! What a field holds, where the schema says something special.

use insta::assert_snapshot;

use super::{findings, lines_with, rust, widget};

#[test]
fn elements_that_may_be_null_are_optional() {
    let schema = widget(
        r#""a": {"type": "array", "items": {"type": ["string", "null"]}},
        "b": {"type": "array", "items": {"type": ["string", "null"], "enum": ["x"]}},
        "c": {"type": "array", "items": {"type": ["null", "object"], "properties": {"d": {"type": "array", "items": {"type": ["number", "null"]}}}}},
        "e": {"type": "array", "items": {"type": ["object", "null"]}}"#,
    );
    let fields = lines_with(&rust(&schema, ""), "Vec<");
    assert_snapshot!(fields.join("\n"), @r"
    pub a: Vec<Option<String>>,
    pub b: Vec<Option<WidgetB>>,
    pub c: Vec<Option<WidgetC>>,
    pub e: Vec<::mosaic::Json>,
    pub d: Vec<Option<f64>>,
    ");
}

#[test]
fn whole_numbers_in_a_list_make_whole_numbers() {
    let schema = widget(
        r#""a": {"type": "number", "enum": [1, 2]},
        "b": {"type": "number", "enum": [1, 2.5]},
        "c": {"type": "array", "items": {"type": "number", "enum": [1]}},
        "d": {"type": "number", "enum": []}"#,
    );
    let code = rust(&schema, "");
    let fields: Vec<String> = ["pub a", "pub b", "pub c", "pub d"]
        .iter()
        .flat_map(|field| lines_with(&code, field))
        .collect();
    assert_snapshot!(fields.join("\n"), @r"
    pub a: Option<i64>,
    pub b: Option<f64>,
    pub c: Vec<i64>,
    pub d: Option<f64>,
    ");
}

#[test]
fn a_placeholder_is_no_variant_and_keeps_the_enum_open() {
    let schema = widget(r#""tier": {"type": "string", "enum": ["a", "&{esv.tier}"]}"#);
    let open = rust(&schema, "");
    let variants: Vec<String> = lines_with(&open, ",")
        .into_iter()
        .filter(|line| line.starts_with(['A', 'E', 'O']))
        .collect();
    assert_eq!(variants, ["A,", "Other(String),"]);
    assert_snapshot!(findings(&schema, "[generate]\nenums = \"closed\"\n"), @r#"
    info enum-placeholder: expected every value to be known, found the placeholder "&{esv.tier}"
      at `"&{esv.tier}"` in managed.json (widget.tier)
      help: its enum stays open: a server may send what stands behind it
    "#);
}

#[test]
fn a_property_of_placeholders_alone_is_text() {
    let schema = widget(r#""tier": {"type": "string", "enum": ["&{esv.tier}"]}"#);
    assert_eq!(lines_with(&rust(&schema, ""), "pub tier"), ["pub tier: Option<String>,"]);
}

#[test]
fn a_secret_inside_an_object_is_marked() {
    let schema = widget(
        r#""a": {"type": "object", "properties": {"pin": {"type": "string", "scope": "private"}, "b": {"type": "string"}}}"#,
    );
    assert_eq!(lines_with(&rust(&schema, ""), "secret"), ["#[managed(name = \"pin\", secret)]"]);
}

#[test]
fn null_is_no_encryption_and_no_script() {
    let schema = widget(
        r#""a": {"type": "string", "encryption": null, "secureHash": null, "onRetrieve": null, "isVirtual": true}"#,
    );
    assert_eq!(
        lines_with(&rust(&schema, ""), "name = \"a\""),
        ["#[managed(name = \"a\", indexed)]"]
    );
}

#[test]
fn an_identifier_is_indexed_as_the_catalog_says() {
    let object = |name: &str| {
        let schema =
            format!(r#"{{"objects": [{{"name": "{name}", "schema": {{"properties": {{}}}}}}]}}"#);
        lines_with(&rust(&schema, ""), "#[managed(path").join("")
    };
    assert!(object("alpha_role").contains("id_indexed"));
    assert!(object("widget").contains("id_indexed"));
    assert!(!object("alpha_user").contains("id_indexed"));
}

#[test]
fn an_object_has_a_place_for_the_rest_beside_a_property_of_that_name() {
    let schema = widget(r#""a": {"type": "object", "properties": {"rest": {"type": "boolean"}}}"#);
    assert_snapshot!(lines_with(&rust(&schema, ""), "pub rest").join("\n"), @r"
    pub rest_: Option<bool>,
    pub rest: ::mosaic::Rest,
    ");
}
