//! Names that would be one in Rust.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use super::{compiled, findings, lines_with, rust, widget};
use crate::compile::Target;

const STRING: &str = r#"{"type": "string"}"#;

/// Returns the settings that the findings about `schema` suggest, all at once.
fn suggested(schema: &str) -> String {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in compiled(schema, "", Target::Rust).diagnostics {
        let hint = finding.hint.expect("every collision has a way out");
        let [_, _, _, table, _, line, ""] = hint.split('`').collect::<Vec<_>>()[..] else {
            panic!("expected a table and a line, found {hint}");
        };
        tables.entry(table.to_owned()).or_default().push(line.to_owned());
    }
    assert!(!tables.is_empty(), "there are collisions");
    let table = |(table, lines): (&String, &Vec<String>)| format!("{table}\n{}", lines.join("\n"));
    tables.iter().map(table).collect::<Vec<_>>().join("\n")
}

/// Returns a configuration of types called `names`, each with `properties`.
fn types(names: &[&str], properties: &str) -> String {
    let object = |name: &&str| {
        format!(r#"{{"name": "{name}", "schema": {{"properties": {{{properties}}}}}}}"#)
    };
    format!(r#"{{"objects": [{}]}}"#, names.iter().map(object).collect::<Vec<_>>().join(", "))
}

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
      help: give it an alias in `mosaic.toml`: `[alias.widget]` `"inner/a_b_2" = "inner/a_b"`
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
    assert_eq!(findings(schema, &suggested(schema)), "");
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
fn what_a_collision_suggests_is_accepted_all_at_once() {
    let inner = format!(r#""x": {{"type": "object", "properties": {{"y": {STRING}}}}}"#);
    let nested = format!(
        r#""a": {{"type": "object", "properties": {{"b_c": {STRING}, "bC": {STRING}}}}},
        "b_c": {STRING}, "bC": {STRING}, "B_C": {STRING}, "b_c_2": {STRING}"#
    );
    let targets = r#""t": {"type": "relationship", "resourceCollection": [
        {"path": "internal/role"}, {"path": "internal_role"}, {"path": "managed/Internal_Role"}]}"#;
    let schemas = [
        types(&["self", "Self", "SELF"], &inner),
        types(&["foo_bar", "fooBar", "FooBar2", "foo-bar"], &inner),
        types(&["a1", "A1"], ""),
        types(
            &["alpha"],
            &format!(
                r#""user": {{"type": "object", "properties": {{"y": {STRING}}}}},
            "User2": {{"type": "object", "properties": {{"y": {STRING}}}}},
            "useR": {{"type": "object", "properties": {{"y": {STRING}}}}},
            "use_r": {{"type": "object", "properties": {{"y": {STRING}}}}}"#
            ),
        ),
        widget(&format!(r#""FOO_BAR": {STRING}, "fooBar": {STRING}, "foo_bar": {STRING}"#)),
        widget(&nested),
        widget(targets),
    ];
    for schema in schemas {
        assert_eq!(findings(&schema, &suggested(&schema)), "", "{schema}");
    }
}

#[test]
fn types_of_one_name_are_reported_once_and_not_for_each_property() {
    let schema = types(
        &["self", "Self"],
        &format!(r#""x": {{"type": "object", "properties": {{"y": {STRING}}}}}"#),
    );
    assert_eq!(lines_with(&findings(&schema, ""), "name-collision").len(), 1);
}

/// Returns the variants of an enumeration of `values`, which is a JSON list.
fn variants(values: &str) -> Vec<String> {
    let schema = widget(&format!(r#""tier": {{"type": "string", "enum": {values}}}"#));
    let code = rust(&schema, "");
    let variants = &code[code.find("pub enum").expect("the values are an enum")..];
    let variants = variants.lines().filter_map(|line| line.trim().strip_suffix(','));
    variants.filter(|name| *name != "Other(String)").map(str::to_owned).collect()
}

#[test]
fn enumerated_values_of_one_name_are_told_apart_by_what_they_are() {
    let names = [
        (r#"["GOLD", "gold", "Gold"]"#, "GoldUppercase GoldLowercase GoldCapitalized"),
        (r#"["A", "A+", "A-", "B"]"#, "AUppercase APlus ADash B"),
        (r#"["1", "+1", "-1"]"#, "N1Plain N1Plus N1Dash"),
        (r#"["in use", "in-use", "inUse"]"#, "InUseSpace InUseDash InUseCamelCase"),
        (r#"["in_use", "IN_USE"]"#, "InUseLowercaseUnderscore InUseUppercaseUnderscore"),
        (r#"[" a", "a "]"#, "A0_32_97 A0_97_32"),
        (
            r#"["Other", "other", "Self", "self"]"#,
            "OtherCapitalized OtherLowercase SelfCapitalized SelfLowercase",
        ),
        (r#"["", "empty"]"#, "EmptyPlain EmptyLowercase"),
    ];
    for (values, expected) in names {
        assert_eq!(variants(values).join(" "), expected, "{values}");
    }
}

#[test]
fn enumerated_values_that_differ_in_their_names_keep_them() {
    let values = r#"["gold", "gold lowercase", "", "+", "Other", "self", "1st", "gold"]"#;
    let expected = ["Gold", "GoldLowercase", "Empty", "U2b", "Other_", "Self_", "N1st"];
    assert_eq!(variants(values), expected);
}

#[test]
fn a_name_that_two_values_could_have_is_of_neither() {
    let names = variants(r#"["gold", "Gold", "gold lowercase"]"#);
    assert_eq!(names, ["Gold0_103_111_108_100", "GoldCapitalized", "GoldLowercaseSpace"]);
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
fn a_target_of_the_name_of_a_type_is_reported_and_can_be_renamed() {
    let schema = r#"{"objects": [
        {"name": "internal_role", "schema": {"properties": {
            "a": {"type": "relationship", "resourceCollection": [{"path": "internal/role"}]}}}}
    ]}"#;
    assert_snapshot!(findings(schema, ""), @r#"
    error name-collision: `internal/role` and `internal_role` would both be the type `InternalRole`
      at `"a"` in managed.json (internal/role)
      the first `InternalRole`: `"internal_role"` in managed.json
      help: name it in `mosaic.toml`: `[generate.rename]` `"internal/role" = "InternalRole2"`
    "#);
    let code = rust(schema, "[generate.rename]\n\"internal/role\" = \"Role\"\n");
    assert_eq!(lines_with(&code, "pub a:"), ["pub a: Option<::mosaic::Reference<Role>>,"]);
    assert_eq!(lines_with(&code, "pub enum"), ["pub enum Role {}"]);
}

#[test]
fn two_targets_of_one_name_are_reported_with_both_paths() {
    let schema = widget(
        r#""a": {"type": "relationship", "resourceCollection": [{"path": "managed/foo_bar"}]},
        "b": {"type": "relationship", "resourceCollection": [{"path": "managed/fooBar"}]}"#,
    );
    assert_snapshot!(findings(&schema, ""), @r#"
    error name-collision: `managed/foo_bar` and `managed/fooBar` would both be the type `FooBar`
      at `"a"` in managed.json (managed/foo_bar)
      the first `FooBar`: `"b"` in managed.json
      help: name it in `mosaic.toml`: `[generate.rename]` `"managed/foo_bar" = "FooBar2"`
    "#);
    let code = rust(&schema, "[generate.rename]\nfoo_bar = \"Bar\"\n");
    assert_eq!(lines_with(&code, "pub a:"), ["pub a: Option<::mosaic::Reference<Bar>>,"]);
    assert_eq!(lines_with(&code, "pub b:"), ["pub b: Option<::mosaic::Reference<FooBar>>,"]);
}
