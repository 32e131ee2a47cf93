//! The layouts that a configuration comes in.

use insta::assert_snapshot;
use mosaic_codegen::catalog::{Catalog, Product, Tier};
use mosaic_codegen::model::{Body, Coverage};
use mosaic_codegen::source::{Role, named_files};

use crate::describe::{findings, sources, with_model};

const A: &str = r#"{"name":"a","schema":{"properties":{"p":{"type":"string"}}}}"#;
const B: &str = r#"{"name":"b","schema":{"properties":{}}}"#;

/// Returns what is covered and the names of the types.
fn types(texts: &[(&str, &str)]) -> (Coverage, String) {
    with_model(texts, Product::Aic, |model, _| {
        let names: Vec<_> = model.objects.iter().map(|object| &*object.name.value).collect();
        (model.coverage, names.join(" "))
    })
}

#[test]
fn every_layout_is_recognised_by_its_content() {
    let whole = [
        format!(r#"{{"_id":"managed","objects":[{A},{B}]}}"#),
        format!(r#"{{"meta":{{}},"idm":{{"managed":{{"_id":"managed","objects":[{A},{B}]}}}}}}"#),
        format!(r#"{{"managed":{{"objects":[{A},{B}]}}}}"#),
        format!(r#"{{"global":{{"idm":{{"managed":{{"objects":[{A},{B}]}},"x":{{}}}}}}}}"#),
    ];
    for text in whole {
        assert_eq!(types(&[("x", &text)]), (Coverage::Whole, "a b".to_owned()), "{text}");
    }
    let parts = [
        format!(r#"{{"idm":{{"managed/a":{A},"managed/b":{B},"sync":{{"mappings":[]}}}}}}"#),
        format!(r#"{{"managed":{{"a":{A},"b":{B}}}}}"#),
        format!("[{A},{B}]"),
        format!(
            r#"[{{"operation":"add","field":"objects/-","value":{A}}},
                {{"operation":"add","field":"/objects/-","value":{B}}}]"#
        ),
    ];
    for text in parts {
        assert_eq!(types(&[("x", &text)]), (Coverage::Part, "a b".to_owned()), "{text}");
    }
    let single = format!(r#"{{"managed":{A}}}"#);
    assert_eq!(types(&[("x", A)]), (Coverage::Part, "a".to_owned()));
    assert_eq!(types(&[("x", &single)]), (Coverage::Part, "a".to_owned()));
}

#[test]
fn a_folder_of_types_is_one_configuration() {
    assert_eq!(types(&[("a/a.json", A), ("b/b.json", B)]), (Coverage::Part, "a b".to_owned()));
}

#[test]
fn a_folder_with_every_type_of_the_vendor_is_whole() {
    let catalog = Catalog::embedded();
    let is_usual = |tier| !matches!(tier, Tier::Feature(_));
    let shipped = catalog.types().iter().filter(|shipped| is_usual(shipped.tier));
    let names: Vec<_> = shipped
        .flat_map(|shipped| catalog.realms().iter().map(|realm| shipped.name_in(*realm)))
        .collect();
    let type_of = |name: &String| {
        (format!("{name}.json"), format!(r#"{{"name":"{name}","schema":{{"properties":{{}}}}}}"#))
    };
    let texts: Vec<_> = names.iter().map(type_of).collect();
    let texts: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(types(&texts).0, Coverage::Whole);
    assert_eq!(types(&texts[1..]).0, Coverage::Part);
}

#[test]
fn a_whole_configuration_with_a_fault_is_a_part() {
    let text = format!(r#"{{"objects":[{A},{B},]}}"#);
    assert_eq!(types(&[("x", &text)]).0, Coverage::Part);
}

#[test]
fn a_split_export_is_put_together_in_the_order_of_its_index() {
    let index = r#"{"idm":{"managed":{"objects":["file://b/b.json","file://a.json"]}}}"#;
    let texts = [("m/a.json", A), ("m/b/b.json", B), ("m/managed.idm.json", index)];
    assert_eq!(types(&texts), (Coverage::Whole, "b a".to_owned()));
    assert_eq!(findings(&texts), "");
    assert_eq!(types(&texts[1..]).0, Coverage::Part);
    assert_snapshot!(findings(&texts[1..]), @r#"error[part-missing]  at "file://a.json": expected the type in `file://a.json`, found no such file"#);
    let twice = r#"{"idm":{"managed":{"objects":["file://a.json","file://./a.json"]}}}"#;
    assert_snapshot!(findings(&[("a.json", A), ("index.json", twice)]), @r#"error[part]  at "file://./a.json": expected a type in `file://./a.json`, found the file named again"#);
}

#[test]
fn configurations_that_name_each_other_are_not_lost() {
    let index = |other: &str| format!(r#"{{"objects":["file://{other}",{A}]}}"#);
    let (a, b) = (index("b.json"), index("a.json"));
    let texts = [("a.json", a.as_str()), ("b.json", b.as_str())];
    assert_eq!(types(&texts).1, "a a");
    assert_snapshot!(findings(&texts), @r#"
    error[part]  at "file://b.json": expected a type in `file://b.json`, found a configuration
    error[part]  at "file://a.json": expected a type in `file://a.json`, found a configuration
    error[type-duplicate] a at "a": expected one type called `a`, found another
    "#);
}

#[test]
fn the_files_that_a_source_names_are_listed() {
    let index = r#"{"idm":{"managed":{"objects":["file://a/a.json","file://../b.json"]}}}"#;
    let a = r#"{"name":"a","onCreate":{"type":"text/javascript","file":"a.onCreate.js"},
        "onDelete":{"type":"text/javascript","file":"/etc/passwd"},
        "actions":{"go":{"type":"text/javascript","source":"file://go.js"}},
        "schema":{"properties":{"p":{"type":"string","onStore":{"file":"./p.js"}}}}}"#;
    let named = |name: &str, text: &str| {
        let sources = sources(&[(name, text)]);
        let (_, source) = sources.iter().next().expect("there is one source");
        let files = named_files(source).into_iter();
        files.map(|file| (file.name, file.role)).collect::<Vec<_>>()
    };
    let script = |name: &str| (name.to_owned(), Role::Script);
    assert_eq!(named("m/index.json", index), [("m/a/a.json".to_owned(), Role::Configuration)]);
    let mut of_a = named("m/a/a.json", a);
    let by_event = of_a.split_off(3);
    assert_eq!(of_a, [script("m/a/a.onCreate.js"), script("m/a/go.js"), script("m/a/p.js")]);
    assert!(by_event.contains(&script("m/a/event-scripts/a_onCreate.js")), "{by_event:?}");
    assert_eq!(by_event.len(), 6, "as many as there are events of writes");
}

#[test]
fn a_script_is_found_beside_its_type_and_kept_as_a_reference_otherwise() {
    let a = r#"{"name":"a","onCreate":{"type":"text/javascript","file":"a.js"},
        "onDelete":{"type":"text/javascript","file":"roles/onDelete.js"},
        "onUpdate":{"type":"text/javascript","source":"object.x = 1"},"onRead":{},
        "schema":{"properties":{}}}"#;
    let texts = [("f/a.json", a), ("f/a.js", "object.y = 2"), ("a.js", "")];
    let bodies = with_model(&texts, Product::Aic, |model, _| {
        let hooks = &model.objects[0].hooks;
        let body = |body: &Body<'_>| match body {
            Body::Inline(text) => format!("inline {}", text.value),
            Body::File { reference, resolved } => {
                format!("{} {:?}", reference.value, resolved.map(|source| source.0))
            }
            Body::Missing => "missing".to_owned(),
        };
        let lines: Vec<_> = hooks
            .iter()
            .map(|hook| format!("{}: {}", hook.name.value, body(&hook.script.body)))
            .collect();
        lines.join("\n")
    });
    assert_snapshot!(bodies, @r"
    onCreate: a.js Some(1)
    onDelete: roles/onDelete.js None
    onUpdate: inline object.x = 1
    onRead: missing
    ");
}

#[test]
fn a_text_without_types_says_what_it_is() {
    let texts = [
        r#"{"resourceMapping":{}}"#,
        r#"{"code":401,"reason":"Unauthorized"}"#,
        r#"{"type":"object","properties":{}}"#,
        r#"{"a":1,"b":2,"c":3,"d":4}"#,
        "{}",
        "[]",
        "[1]",
        "17",
    ];
    let report: String = texts.iter().map(|text| findings(&[("x", text)])).collect();
    assert_snapshot!(report, @r#"
    error[not-a-configuration]  at "resourceMapping": expected object types in `objects`, found a storage mapping (`repo.ds`)
    error[not-a-configuration]  at "code": expected object types in `objects`, found an error that a server answered
    error[not-a-configuration]  at "type": expected object types in `objects`, found a schema without a name
    error[not-a-configuration]  at "a": expected object types in `objects`, found an object with `a`, `b`, `c`
    error[not-a-configuration]  at {}: expected object types in `objects`, found an empty object
    error[not-a-configuration]  at []: expected object types in `objects`, found an array without any
    error[not-a-configuration]  at [1]: expected object types in `objects`, found an array without any
    error[not-a-configuration]  at 17: expected object types in `objects`, found a number
    "#);
}

#[test]
fn beside_types_a_text_without_types_is_only_noted() {
    assert_snapshot!(
        findings(&[("a.json", A), ("package.json", r#"{"name":"x"}"#)]),
        @r#"info[not-a-configuration]  at "name": expected object types in `objects`, found an object with `name`"#
    );
}

#[test]
fn entries_that_are_no_types_are_reported_and_the_others_read() {
    let text = format!(r#"{{"objects":[null,{A},7,"x"]}}"#);
    assert_eq!(types(&[("x", &text)]).1, "a");
    assert_snapshot!(findings(&[("x", &text)]), @r#"
    warning[null-type]  at null: expected a type, found null, which is skipped
    error[objects-not-list]  at 7: expected a type, found a number
    error[objects-not-list]  at "x": expected a type, found a string
    "#);
    let patch = format!(
        r#"[{{"operation":"add","field":"objects/-","value":{A}}},
            {{"operation":"remove","field":"objects/0"}}]"#
    );
    assert_eq!(types(&[("x", &patch)]).1, "a");
    assert_snapshot!(findings(&[("x", &patch)]), @r#"warning[patch-operation]  at {"operation":"remove","field":"objects/0: expected an operation that adds a type, found another, which is skipped"#);
    assert_snapshot!(findings(&[("x", r#"{"objects":{}}"#)]), @"error[objects-not-list]  at {}: expected `objects` to be an array, found an object");
    assert_snapshot!(findings(&[("x", r#"{"objects":[]}"#)]), @"error[no-types]  at []: expected at least one type in `objects`, found none");
}
