//! Aliases: what they do, and those that make no sense.

use insta::assert_snapshot;

use super::{findings, lines_with, rust, widget};

fn schema() -> String {
    widget(
        r#""_id": {"type": "string"},
        "mail": {"type": "string"},
        "frIndexedDate1": {"type": "string"},
        "flag": {"type": "boolean"},
        "count": {"type": "number"},
        "names": {"type": "array", "items": {"type": "string"}},
        "friend": {"type": "relationship", "resourceCollection": [{"path": "managed/widget"}]},
        "inner": {"type": "object", "properties": {"deep": {"type": "string"}}}"#,
    )
}

fn aliases(lines: &str) -> String {
    format!("[alias.widget]\n{lines}\n")
}

#[test]
fn an_alias_names_the_field_and_leaves_the_name_in_json() {
    let code = rust(&schema(), &aliases("soft_lock = \"frIndexedDate1\"\ntype = \"inner/deep\""));
    assert_eq!(lines_with(&code, "soft_lock"), ["pub soft_lock: Option<String>,"]);
    assert_eq!(
        lines_with(&code, "name = \"frIndexedDate1\""),
        ["#[managed(name = \"frIndexedDate1\", indexed)]"]
    );
    assert_eq!(lines_with(&code, "r#type"), ["pub r#type: Option<String>,"]);
}

#[test]
fn a_value_is_carried_as_the_alias_says() {
    let settings = aliases(
        r#"
        locked = { property = "frIndexedDate1", as = "datetime" }
        whole = { property = "count", as = "integer" }
        days = { property = "names", as = "date" }
        free = { property = "mail", as = "json" }
        yes = { property = "flag", as = "boolean" }
        loose = { property = "inner", as = "json" }
    "#,
    );
    let code = rust(&schema(), &settings);
    let fields = lines_with(&code, "pub ");
    let fields = fields.iter().filter(|line| line.ends_with(','));
    assert_snapshot!(fields.cloned().collect::<Vec<_>>().join("\n"), @r"
    pub id: ::mosaic::ObjectId,
    pub rev: ::mosaic::Revision,
    pub whole: Option<i64>,
    pub yes: Option<bool>,
    pub locked: Option<::mosaic::DateTime>,
    pub friend: Option<::mosaic::Reference<Widget>>,
    pub loose: Option<::mosaic::Json>,
    pub free: Option<::mosaic::Json>,
    pub days: Vec<::mosaic::Date>,
    ");
}

#[test]
fn an_alias_of_nothing_suggests_the_nearest_property() {
    let settings = aliases("a = \"mial\"\nb = \"inner/deeep\"\nc = \"mail/x\"\nd = \"nowhere\"");
    assert_snapshot!(findings(&schema(), &settings), @r#"
    error alias-unknown-property: `widget` has no property `mial`
      at `"mial"` in mosaic.toml (alias.widget.a)
      help: did you mean `mail`?
    error alias-unknown-property: `widget` has no property `inner/deeep`
      at `"inner/deeep"` in mosaic.toml (alias.widget.b)
      help: did you mean `inner/deep`?
    error alias-unknown-property: `widget` has no property `mail/x`
      at `"mail/x"` in mosaic.toml (alias.widget.c)
    error alias-unknown-property: `widget` has no property `nowhere`
      at `"nowhere"` in mosaic.toml (alias.widget.d)
    "#);
}

#[test]
fn a_wrong_alias_of_a_type_that_is_not_generated_is_reported() {
    let schema = r#"{"objects": [
        {"name": "reader", "schema": {"properties": {"a": {"type": "string"}}}},
        {"name": "book", "schema": {"properties": {}}}
    ]}"#;
    let settings = "[alias.reader]\nx = \"nowhere\"\n[generate]\ntypes = [\"book\"]\n";
    assert_snapshot!(findings(schema, settings), @r#"
    error alias-unknown-property: `reader` has no property `nowhere`
      at `"nowhere"` in mosaic.toml (alias.reader.x)
    "#);
}

#[test]
fn one_name_can_stand_in_several_objects() {
    let schema = widget(
        r#""a": {"type": "object", "properties": {"x": {"type": "string"}}},
        "b": {"type": "object", "properties": {"x": {"type": "string"}}}"#,
    );
    let code = rust(&schema, &aliases("\"a/kind\" = \"a/x\"\n\"b/kind\" = \"b/x\"\nkind = \"a\""));
    assert_eq!(lines_with(&code, "pub kind: Option<String>").len(), 2);
    assert_eq!(lines_with(&code, "pub kind: Option<WidgetKind>").len(), 1);
}

#[test]
fn thousands_of_wrong_aliases_are_told_in_time() {
    let property = |number: u32| format!(r#""property{number}": {{"type": "string"}}"#);
    let schema = widget(&(0..2_000).map(property).collect::<Vec<_>>().join(","));
    let alias = |number: u32| format!("alias_{number} = \"propertx{number}\"\n");
    let settings = aliases(&(0..2_000).map(alias).collect::<String>());
    let begin = std::time::Instant::now();
    let found = findings(&schema, &settings);
    assert_eq!(lines_with(&found, "alias-unknown-property").len(), 2_000);
    // A search through all names for each takes more than twice as long.
    assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}

#[test]
fn an_alias_of_an_unknown_type_suggests_the_nearest_type() {
    assert_snapshot!(findings(&schema(), "[alias.wigdet]\na = \"mail\"\n"), @r"
    error alias-unknown-type: the schema has no type `wigdet`
      at `wigdet` in mosaic.toml (alias.wigdet)
      help: did you mean `widget`?
    ");
}

#[test]
fn two_aliases_of_one_property_are_reported() {
    assert_snapshot!(findings(&schema(), &aliases("a = \"mail\"\nb = \"mail\"")), @r"
    error alias-twice: `mail` has the alias `a` already
      at `b` in mosaic.toml (alias.widget.b)
      the first alias: `a` in mosaic.toml
      help: remove one of them
    ");
}

#[test]
fn an_alias_of_the_name_of_another_property_is_reported() {
    let settings = aliases("mail = \"frIndexedDate1\"\ncount = \"flag\"\nnumber = \"count\"");
    assert_snapshot!(findings(&schema(), &settings), @r#"
    error alias-shadows-property: `mail` is the name of another property
      at `mail` in mosaic.toml (alias.widget.mail)
      the property of that name: `"mail"` in managed.json
      help: choose a name that no property has
    error alias-shadows-property: `count` is the name of another property
      at `count` in mosaic.toml (alias.widget.count)
      the property of that name: `"count"` in managed.json
      help: choose a name that no property has
    "#);
}

#[test]
fn an_alias_of_the_identifier_is_reported() {
    assert_snapshot!(findings(&schema(), &aliases("key = \"_id\"")), @r#"
    error alias-reserved: `_id` is a field of every record and takes no alias
      at `"_id"` in mosaic.toml (alias.widget.key)
      help: take the alias out
    "#);
}

#[test]
fn a_type_that_the_property_cannot_carry_is_reported() {
    let settings = aliases(
        r#"
        a = { property = "mail", as = "integer" }
        b = { property = "friend", as = "json" }
        c = { property = "names", as = "boolean" }
    "#,
    );
    assert_snapshot!(findings(&schema(), &settings), @r#"
    error alias-type: expected a type that `mail` can carry, found `integer`
      at `"integer"` in mosaic.toml (alias.widget.a)
      declared here: `"mail"` in managed.json
      help: the schema says `string`: take `date`, `datetime` or `json`
    error alias-type: expected a type that `friend` can carry, found `json`
      at `"json"` in mosaic.toml (alias.widget.b)
      declared here: `"friend"` in managed.json
      help: the schema says `relationship`, which is always a reference
    error alias-type: expected a type that `names` can carry, found `boolean`
      at `"boolean"` in mosaic.toml (alias.widget.c)
      declared here: `"names"` in managed.json
      help: the schema says `array`: `as` is what each element is carried as
    "#);
}

#[test]
fn settings_that_fit_no_type_are_reported() {
    let settings = "[generate]\ntypes = [\"widget\", \"gadget*\"]\nrename = { widgte = \"W\" }\n";
    assert_snapshot!(findings(&schema(), settings), @r#"
    error rename-unknown-type: the schema has no type `widgte`
      at `widgte` in mosaic.toml (generate.rename.widgte)
      help: did you mean `widget`?
    warning glob-without-type: `gadget*` fits no type of the schema
      at `"gadget*"` in mosaic.toml (generate.types)
    "#);
}
