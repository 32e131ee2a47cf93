//! What is wrong with a type, with both addresses.

use insta::assert_snapshot;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::json::Member;
use mosaic_codegen::model::Setting;

use crate::describe::{findings, with_model};

#[test]
fn a_type_needs_a_usable_name() {
    let objects = r#"{"schema":{}}, {"name":1}, {"name":" "}, {"name":"&{esv.n}"}"#;
    let text = format!(r#"{{"objects":[{objects}]}}"#);
    assert_snapshot!(findings(&[("x", &text)]), @r#"
    error[type-name-missing]  at "schema": expected the type to have a `name`, found none
    error[type-name-missing]  at 1: expected `name` to be a string, found a number
    error[type-name-missing]  at " ": expected `name` to be a name, found a blank string
    error[type-name-missing]  at "&{esv.n}": expected `name` to be a name, found a placeholder
    "#);
}

#[test]
fn a_type_that_is_there_twice_is_reported_with_the_earlier_place() {
    let text = r#"{"objects":[{"name":"a","schema":{"properties":{}}},
        {"name":"b","schema":{"properties":{}}},{"name":"a","schema":{"properties":{}}}]}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"error[type-duplicate] a at "a": expected one type called `a`, found another"#);
    with_model(&[("x", text)], Product::Aic, |model, diagnostics| {
        let related = &diagnostics[0].related[0];
        assert_eq!(related.location.span, model.objects[0].name.span);
        assert!(related.location.span < diagnostics[0].location.span);
    });
}

#[test]
fn a_schema_and_its_properties_are_objects() {
    let texts = [
        r#"{"name":"a","schema":[]}"#,
        r#"{"name":"a","schema":{"properties":[]}}"#,
        r#"{"name":"a","schema":{"title":"A"}}"#,
        r#"{"name":"a","schema":{"properties":null}}"#,
        r#"{"name":"a","schema":{"properties":{"p":null,"q":"string"}}}"#,
    ];
    let report: String = texts.iter().map(|text| findings(&[("x", text)])).collect();
    assert_snapshot!(report, @r#"
    error[schema-missing] a at []: expected `schema` to be an object, found an array
    error[schema-properties-not-map] a at []: expected `properties` to be an object, found an array
    warning[schema-properties-not-map] a at "title": expected `properties` in the schema, found none
    warning[schema-properties-not-map] a at null: expected `properties` in the schema, found null
    error[type-missing] a.p at null: expected the property to be an object, found null
    error[type-missing] a.q at "string": expected the property to be an object, found a string
    "#);
}

#[test]
fn a_repeated_key_is_reported_at_its_path_and_the_last_one_counts() {
    let text = r#"{"name":"a","schema":{"properties":{
        "p":{"type":"string","title":"One","\u0074itle":"Two"},
        "q":{"type":"object","properties":{"r":{"type":"string"},"r":{"type":"number"}}},
        "p":{"type":"boolean"}}},"name":"b"}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"
    warning[json-duplicate-key] b at "name": expected `name` once in this object, found it again
    warning[json-duplicate-key] b at "p": expected `p` once in this object, found it again
    warning[json-duplicate-key] b.p at "\u0074itle": expected `title` once in this object, found it again
    warning[json-duplicate-key] b.q at "r": expected `r` once in this object, found it again
    "#);
    with_model(&[("x", text)], Product::Aic, |model, _| {
        let object = model.object("b").unwrap();
        let names: Vec<_> = object.properties().iter().map(|p| &*p.name.value).collect();
        assert_eq!(names, ["q", "p"]);
        assert!(matches!(object.property("p").unwrap().title(), Setting::Absent));
    });
}

#[test]
fn a_key_that_is_repeated_around_the_types_is_reported() {
    let text = r#"{"objects":[],"objects":[{"name":"a","schema":{"properties":{}}}]}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"warning[json-duplicate-key]  at "objects": expected `objects` once in this object, found it again"#);
}

#[test]
fn a_flag_in_quotes_is_reported_and_taken_for_what_it_says() {
    let text = r#"{"name":"a","schema":{"properties":{"p":{"type":"string","viewable":"true"}}}}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"warning[boolean-as-string] a.p at "true": expected `viewable` to be a boolean, found the text "true""#);
    with_model(&[("x", text)], Product::Aic, |model, _| {
        let property = model.objects[0].property("p").unwrap();
        assert!(property.viewable().is_true());
    });
}

#[test]
fn a_scope_that_the_server_refuses_is_an_error() {
    let text = r#"{"name":"a","schema":{"properties":{"p":{"type":"string","scope":"secret"}}}}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"error[scope-value] a.p at "secret": expected `scope` to be `public` or `private`, found "secret""#);
}

#[test]
fn unknown_keys_are_kept_verbatim() {
    let text = r#"{"name":"a","onCreateTypo":{},"schema":{"id":"urn","properties":{
        "p":{"type":"word","items":{},"nullable":true}}}}"#;
    with_model(&[("x", text)], Product::Aic, |model, diagnostics| {
        let codes: Vec<_> = diagnostics.iter().map(|finding| finding.rule).collect();
        assert_eq!(codes, ["type-unknown"]);
        let object = &model.objects[0];
        let schema = object.schema.as_ref().unwrap();
        let name = |member: &Member<'_>| member.key.name().into_owned();
        let of_type: Vec<_> = object.rest.iter().map(name).collect();
        let of_schema: Vec<_> = schema.rest.iter().map(name).collect();
        let of_property: Vec<_> = schema.properties[0].rest().map(|member| name(&member)).collect();
        assert_eq!(of_type, ["onCreateTypo"]);
        assert_eq!(of_schema, ["id"]);
        assert_eq!(of_property, ["type", "items", "nullable"]);
    });
}

#[test]
fn a_hostile_name_does_not_multiply_in_the_findings() {
    let name = "n".repeat(10_000);
    let flags: Vec<_> =
        (0..50).map(|n| format!(r#""p{n}":{{"type":"string","viewable":"true"}}"#)).collect();
    let nested = format!(r#"{{"type":"object","properties":{{{}}}}}"#, flags.join(","));
    let text = format!(r#"{{"name":"a","schema":{{"properties":{{"{name}":{nested}}}}}}}"#);
    with_model(&[("x", &text)], Product::Aic, |_, diagnostics| {
        assert_eq!(diagnostics.len(), 50);
        assert!(diagnostics.iter().all(|diagnostic| diagnostic.path.len() < 500));
    });
}

#[test]
fn a_placeholder_that_hides_properties_is_warned_of() {
    let texts = [
        r#"{"name":"a","schema":"&{esv.s}"}"#,
        r#"{"name":"a","schema":{"$object":"&{esv.s}"}}"#,
        r#"{"name":"a","schema":{"properties":{"$object":"&{esv.p}"}}}"#,
        r#"{"name":"a","schema":{"properties":{"o":{"type":"object","properties":{"$object":"&{esv.p}"}}}}}"#,
        r#"{"name":"a","schema":{"properties":{"$int":{"type":"string"}}}}"#,
    ];
    let report: String = texts.iter().map(|text| findings(&[("x", text)])).collect();
    assert_snapshot!(report, @r#"
    warning[hidden-properties] a at "&{esv.s}": expected properties, found a placeholder, which hides them
    warning[hidden-properties] a at {"$object":"&{esv.s}"}: expected properties, found a placeholder, which hides them
    warning[hidden-properties] a at {"$object":"&{esv.p}"}: expected properties, found a placeholder, which hides them
    warning[hidden-properties] a.o at {"$object":"&{esv.p}"}: expected properties, found a placeholder, which hides them
    "#);
}

#[test]
fn a_property_called_like_a_coercion_is_a_property() {
    let text = r#"{"name":"a","schema":{"properties":{"$int":{"type":"string"}}}}"#;
    with_model(&[("x", text)], Product::Aic, |model, _| {
        assert!(model.objects[0].property("$int").is_some());
    });
}

#[test]
fn types_behind_a_placeholder_are_refused_by_that_name() {
    let texts = [
        r#"{"objects":{"$list":"&{esv.types}"}}"#,
        r#"{"objects":["&{esv.type}",{"$object":"&{esv.type}"}]}"#,
    ];
    let report: String = texts.iter().map(|text| findings(&[("x", text)])).collect();
    assert_snapshot!(report, @r#"
    error[objects-not-list]  at {"$list":"&{esv.types}"}: expected `objects` to list types, found a placeholder
    error[objects-not-list]  at "&{esv.type}": expected a type, found a placeholder
    error[objects-not-list]  at {"$object":"&{esv.type}"}: expected a type, found a placeholder
    "#);
}

#[test]
fn a_type_that_no_server_knows_is_warned_of_with_the_nearest() {
    let text = r#"{"name":"a","schema":{"properties":{
        "p":{"type":"strnig"},"q":{"type":"String"},"r":{"type":[]},"s":{"type":["string","nul"]},
        "t":{"type":"array","items":{"type":"blob"}},"u":{"type":"&{esv.t}"}}}}"#;
    assert_snapshot!(findings(&[("x", text)]), @r#"
    warning[type-unknown] a.p at "strnig": expected a type that the server knows, found "strnig"
    warning[type-unknown] a.q at "String": expected a type that the server knows, found "String"
    warning[type-missing] a.r at []: expected `type` to be a word or a list of words, found an empty list
    warning[type-unknown] a.s at "nul": expected a type that the server knows, found "nul"
    warning[type-unknown] a.t at "blob": expected a type that the server knows, found "blob"
    "#);
}

#[test]
fn what_only_looks_like_a_type_is_none_beside_types() {
    let real = r#"{"name":"a","schema":{"properties":{}}}"#;
    let others = [
        r#"{"name":"my-lib","properties":{"a":1}}"#,
        r#"{"name":"x","schema":"https://x"}"#,
        r#"{"objects":5}"#,
        "{ // a comment\n \"files\": [], // another\n}",
    ];
    for other in others {
        with_model(&[("a.json", real), ("b.json", other)], Product::Aic, |model, diagnostics| {
            assert_eq!(model.objects.len(), 1, "{other}");
            assert_eq!(diagnostics.len(), 1, "{other}");
            assert_ne!(diagnostics[0].level, mosaic_codegen::diagnostic::Level::Error, "{other}");
        });
    }
}

#[test]
fn nothing_is_said_of_what_a_syntax_error_cut_off() {
    let cut_off = r#"{"objects":[{"name":"a","schema":{"properties":{"mail":{"#;
    assert_snapshot!(findings(&[("x", cut_off)]), @"error[json-unclosed]  at : expected `}`, found the end of the text inside of 6 brackets");
    let whole = format!("{cut_off}}}}}}}}}]}}");
    let without_type = |texts: &[_]| findings(texts).matches("[type-missing]").count();
    assert_eq!(without_type(&[("y", &whole)]), 1);
    assert_eq!(without_type(&[("x", cut_off), ("y", &whole)]), 1, "the other text has its say");
}
