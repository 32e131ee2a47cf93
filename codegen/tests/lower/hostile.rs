//! Input that was made to hurt: nothing panics, and the work grows no faster than the text.

use std::cmp::Reverse;
use std::ops::Range;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::json::{self, Value};
use mosaic_codegen::span::Span;
use proptest::prelude::*;

use crate::describe::with_model;

/// A type that uses every kind of declaration.
const EVERYTHING: &str = r#"{"objects":[{"name":"alpha_user","onCreate":{"type":"text/javascript",
"file":"a.js"},"actions":{"go":{"source":"1"}},"meta":{"property":"_meta","trackedProperties":["a"]},
"lastSync":{"lastSyncProperty":"b"},"schema":{"title":"T","order":["s"],"required":["s"],"properties":{
"s":{"type":["string","null"],"enum":["a"],"enumNames":["A"],"viewable":true,"minLength":1,
"policies":[{"policyId":"unique","params":{}}],"scope":"private","default":"x"},
"o":{"type":"object","required":["i"],"properties":{"i":{"type":"number"}}},
"r":{"type":"array","items":{"type":"relationship","reverseRelationship":true,
"reversePropertyName":"r","properties":{"_ref":{"type":"string"},"_refProperties":{"type":"object",
"properties":{"_id":{"type":"string"},"since":{"type":"string"}}}},
"resourceCollection":[{"path":"managed/alpha_user","query":{"fields":["s"]}}]}},
"v":{"type":"array","items":{"type":"string"},"isVirtual":true,"queryConfig":{
"referencedRelationshipFields":[["r"]],"referencedObjectFields":["s"],"flattenProperties":true}},
"e":{"type":"number","minimum":{"$int":"&{esv.minimum}"}}}}},
{"name":"old","properties":[{"name":"p","type":"virtual"}]},null]}"#;

fn lower(text: &str) {
    for product in Product::ALL {
        with_model(&[("a.json", text)], product, |_, diagnostics| {
            let is_inside = |span: Span| text.get(span.range()).is_some();
            assert!(diagnostics.iter().all(|diagnostic| is_inside(diagnostic.location.span)));
        });
    }
}

#[test]
fn every_beginning_of_a_configuration_can_be_lowered() {
    for end in 0..=EVERYTHING.len() {
        lower(&EVERYTHING[..end]);
    }
}

/// Returns where each value of [`EVERYTHING`] stands.
fn values() -> Vec<Range<usize>> {
    fn collect(value: Value<'_>, spans: &mut Vec<Range<usize>>) {
        spans.push(value.span().range());
        value.elements().for_each(|element| collect(element, spans));
        value.members().for_each(|member| collect(member.value, spans));
    }
    let (document, _) = json::parse(EVERYTHING);
    let mut spans = Vec::new();
    collect(document.root().unwrap(), &mut spans);
    spans
}

#[test]
fn any_value_may_stand_in_any_place() {
    let strangers = [
        "null",
        "true",
        "-1.5e300",
        "\"\"",
        "\"&{esv.x}\"",
        "[]",
        "{}",
        "[[null]]",
        "{\"type\":[]}",
    ];
    for span in values() {
        for stranger in strangers {
            let mut text = EVERYTHING.to_owned();
            text.replace_range(span.clone(), stranger);
            lower(&text);
        }
    }
}

proptest! {
    #[test]
    fn values_may_change_places(moves in proptest::collection::vec((0_usize..1000, 0_usize..1000), 1..6)) {
        let spans = values();
        let mut text = EVERYTHING.to_owned();
        let mut cuts: Vec<_> =
            moves.iter().map(|(to, from)| (&spans[to % spans.len()], &spans[from % spans.len()])).collect();
        cuts.sort_by_key(|(to, _)| Reverse(to.start));
        for (to, from) in cuts {
            // From the end to the start, so that places stay true; what holds a place is skipped.
            if text.get(to.clone()) == EVERYTHING.get(to.clone()) {
                text.replace_range(to.clone(), &EVERYTHING[from.clone()]);
            }
        }
        lower(&text);
    }
}

/// How many of everything: a quadratic step would take minutes.
const MANY: usize = 100_000;

fn many(element: impl Fn(usize) -> String) -> String {
    (0..MANY).map(element).collect::<Vec<_>>().join(",")
}

#[test]
fn many_properties_and_many_required_names_are_no_burden() {
    let properties = many(|n| format!(r#""p{n}":{{"type":"string"}}"#));
    let required = many(|n| format!(r#""p{n}""#));
    let text = format!(
        r#"{{"name":"a","schema":{{"required":[{required}],"properties":{{{properties}}}}}}}"#
    );
    with_model(&[("a.json", &text)], Product::Aic, |model, _| {
        let object = &model.objects[0];
        assert!((0..MANY).all(|n| object.property(&format!("p{n}")).unwrap().required));
    });
}

#[test]
fn many_types_of_one_name_and_many_repeated_keys_are_no_burden() {
    let types = many(|_| r#"{"name":"a","schema":{"properties":{}}}"#.to_owned());
    let keys = many(|_| r#""p":{"type":"string"}"#.to_owned());
    let text = format!(
        r#"{{"objects":[{types},{{"name":"b","schema":{{"properties":{{{keys}}}}},"onCreate":{{}}}}]}}"#
    );
    with_model(&[("a.json", &text)], Product::Aic, |model, diagnostics| {
        assert_eq!(model.objects.len(), MANY + 1);
        assert_eq!(diagnostics.len(), 2 * (MANY - 1));
        assert_eq!(model.object("b").unwrap().properties().len(), 1);
    });
}

#[test]
fn a_part_that_is_named_many_times_is_read_once() {
    let references = many(|_| r#""file://a.json""#.to_owned());
    let index = format!(r#"{{"idm":{{"managed":{{"objects":[{references}]}}}}}}"#);
    let part = r#"{"name":"a","schema":{"properties":{}}}"#;
    with_model(&[("a.json", part), ("index.json", &index)], Product::Aic, |model, _| {
        assert_eq!(model.objects.len(), 1);
    });
}
