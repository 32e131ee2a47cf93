//! Names that would be one in Rust.

use insta::assert_snapshot;

use super::{findings, lines_with, rust, widget};

const STRING: &str = r#"{"type": "string"}"#;

#[test]
fn two_properties_of_one_rust_name_are_reported_with_the_alias_that_helps() {
    let schema = widget(&format!(r#""fooBar": {STRING}, "foo_bar": {STRING}"#));
    assert_snapshot!(findings(&schema, ""), @r#"
    error name-collision: `fooBar` and `foo_bar` would both be the field `foo_bar`
      at `"foo_bar"` in managed.json (widget.foo_bar)
      the first `foo_bar`: `"fooBar"` in managed.json
      help: give it an alias in `mosaic.toml`: `[alias.widget]` `foo_bar_2 = "foo_bar"`
    "#);
    assert_eq!(findings(&schema, "[alias.widget]\nfoo_bar_2 = \"foo_bar\"\n"), "");
}

#[test]
fn two_nested_properties_of_one_rust_name_are_reported() {
    let schema = widget(&format!(
        r#""inner": {{"type": "object", "properties": {{"a-b": {STRING}, "a_b": {STRING}}}}}"#
    ));
    assert_snapshot!(findings(&schema, ""), @r#"
    error name-collision: `a-b` and `a_b` would both be the field `a_b`
      at `"a_b"` in managed.json (widget.inner.a_b)
      the first `a_b`: `"a-b"` in managed.json
      help: give it an alias in `mosaic.toml`: `[alias.widget]` `a_b_2 = "inner/a_b"`
    "#);
    assert_eq!(findings(&schema, "[alias.widget]\na_b_2 = \"inner/a_b\"\n"), "");
}

#[test]
fn two_types_of_one_rust_name_are_reported_with_the_way_out() {
    let schema = r#"{"objects": [
        {"name": "reading_room", "schema": {"properties": {}}},
        {"name": "readingRoom", "schema": {"properties": {}}}
    ]}"#;
    assert_snapshot!(findings(schema, ""), @r#"
    error name-collision: `reading_room` and `readingRoom` would both be the type `ReadingRoom`
      at `"reading_room"` in managed.json (reading_room)
      the first `ReadingRoom`: `"readingRoom"` in managed.json
      help: name it in `mosaic.toml`: `[generate.rename]` `reading_room = "ReadingRoom2"`
    "#);
    assert_eq!(findings(schema, "[generate.rename]\nreading_room = \"OldRoom\"\n"), "");
    assert_eq!(findings(schema, "[generate]\ntypes = [\"readingRoom\"]\n"), "");
}

#[test]
fn a_nested_type_of_the_name_of_another_type_is_reported() {
    let schema = format!(
        r#"{{"objects": [
        {{"name": "alpha", "schema": {{"properties": {{
            "user": {{"type": "object", "properties": {{"a": {STRING}}}}}}}}}}},
        {{"name": "alpha_user", "schema": {{"properties": {{}}}}}}
    ]}}"#
    );
    assert_snapshot!(findings(&schema, ""), @r#"
    error name-collision: `alpha.user` and `alpha_user` would both be the type `AlphaUser`
      at `"user"` in managed.json (alpha.user)
      the first `AlphaUser`: `"alpha_user"` in managed.json
      help: give it an alias in `mosaic.toml`: `[alias.alpha]` `user_2 = "user"`
    "#);
    assert_eq!(findings(&schema, "[alias.alpha]\nuser_2 = \"user\"\n"), "");
}

#[test]
fn enumerated_values_of_one_name_get_numbers_in_their_order() {
    let schema = widget(
        r#""tier": {"type": "string", "enum": ["gold", "Gold", "", "+", "Other", "self", "1st", "gold"]}"#,
    );
    let code = rust(&schema, "");
    let variants = &code[code.find("pub enum").expect("the values are an enum")..];
    let variants = variants.lines().filter(|line| line.ends_with(',')).map(str::trim);
    let expected =
        ["Gold,", "Gold2,", "Empty,", "U2b,", "Other2,", "Self_,", "N1st,", "Other(String),"];
    assert_eq!(variants.collect::<Vec<_>>(), expected);
}

#[test]
fn a_type_may_have_the_name_of_a_type_of_the_prelude() {
    let schema = format!(
        r#"{{"objects": [
        {{"name": "option", "schema": {{"properties": {{"a": {STRING}}}}}}},
        {{"name": "string", "schema": {{"properties": {{"b": {{"type": "array", "items": {STRING}}}}}}}}},
        {{"name": "vec", "schema": {{"properties": {{}}}}}}
    ]}}"#
    );
    let code = rust(&schema, "");
    assert_eq!(
        lines_with(&code, "pub a:"),
        ["pub a: ::core::option::Option<::std::string::String>,"]
    );
    assert_eq!(lines_with(&code, "pub b:"), ["pub b: ::std::vec::Vec<::std::string::String>,"]);
}

#[test]
fn a_target_that_is_not_generated_makes_way_for_a_type_of_its_name() {
    let schema = r#"{"objects": [
        {"name": "internal_role", "schema": {"properties": {
            "a": {"type": "relationship", "resourceCollection": [{"path": "internal/role"}]}}}}
    ]}"#;
    let code = rust(schema, "");
    assert_eq!(lines_with(&code, "pub a:"), ["pub a: Option<::mosaic::Reference<InternalRole2>>,"]);
    assert_eq!(lines_with(&code, "pub enum"), ["pub enum InternalRole2 {}"]);
}
