//! Filters against the objects that real servers judged, and the laws that hold for all.

use std::fmt::Write as _;

use mosaic::filter::{Filter, Operator, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::vectors::{Tally, vectors};

fn matches(filter: &str, object: &Value, flavour: Flavour) -> bool {
    let filter = parse(filter).unwrap_or_else(|error| panic!("{filter}: {error}"));
    Matcher::new(&filter, flavour).matches(object.as_object().expect("an object"))
}

#[test]
fn every_recorded_filter_judges_as_the_server_did() {
    let Some(file) = vectors("queryfilter_eval.json") else {
        return;
    };
    let mut tally = Tally::new("queryfilter_eval.json", &[]);
    for vector in file.list() {
        let object = match vector["object"].as_str() {
            Some(name) => file.fixture(name.trim_start_matches('@')),
            None => &vector["object"],
        };
        let filter = vector["filter"].as_str().expect("a filter");
        tally.hold(vector, &json!(matches(filter, object, Flavour::Idm)), &vector["expected"]);
    }
    tally.close();
}

#[test]
fn every_recorded_text_is_shown_or_refused_as_by_the_server() {
    let Some(file) = vectors("queryfilter_parse.json") else {
        return;
    };
    let mut tally = Tally::new("queryfilter_parse.json", &[]);
    for vector in file.list() {
        let found = match parse(vector["filter"].as_str().expect("a text")) {
            Ok(filter) => json!(filter.to_string()),
            Err(error) => json!(if error.pointer().is_some() { 500 } else { 400 }),
        };
        let expected = vector.get("canonical").unwrap_or(&vector["error"]["http_status"]);
        tally.hold(vector, &found, expected);
    }
    tally.close();
}

#[test]
fn only_the_cloud_knows_in_and_only_with_a_list_in_a_text() {
    let object = json!({"name": "Ann", "names": ["ann"]});
    assert!(matches(r#"name in '["bob","ANN"]'"#, &object, Flavour::Aic));
    assert!(matches(r#"name IN '["ann"]'"#, &object, Flavour::Aic));
    assert!(!matches(r#"name in '["ann"]'"#, &object, Flavour::Idm));
    assert!(!matches(r#"names in '["ann"]'"#, &object, Flavour::Aic), "not of an array");
    assert!(!matches(r#"name in "ann""#, &object, Flavour::Aic), "no list");
}

#[test]
fn a_part_is_looked_for_in_small_letters() {
    let object = json!({"name": "ΟΔΟΣ 7", "kelvin": "\u{212a}"});
    assert!(matches("name co 'ΔΟΣ'", &object, Flavour::Idm));
    assert!(matches("kelvin sw 'K'", &object, Flavour::Idm));
    assert!(matches("kelvin eq 'K'", &object, Flavour::Idm));
}

#[test]
fn the_whole_object_is_present_and_equals_nothing() {
    assert!(matches("/ pr", &json!({}), Flavour::Idm));
    assert!(!matches("/ eq 'x'", &json!({}), Flavour::Idm));
}

#[test]
fn a_long_chain_of_conditions_is_judged() {
    let mut filter = "a eq 0".to_owned();
    for number in 1..50_000 {
        write!(filter, " or a eq {number}").expect("a string takes any text");
    }
    assert!(matches(&filter, &json!({"a": 49_999}), Flavour::Idm));
}

#[test]
fn fields_come_in_the_order_of_the_text_with_what_is_asked() {
    let filter = parse("b pr and (a/x eq 1 or ! (c foo 'x')) and true").expect("a filter");
    let found: Vec<_> =
        fields(&filter).iter().map(|field| (field.pointer.join("/"), field.operator)).collect();
    let foo = Operator::Extended("foo".into());
    let expected = [("b", None), ("a/x", Some(&Operator::Equal)), ("c", Some(&foo))];
    assert_eq!(found, expected.map(|(name, operator)| (name.to_owned(), operator)));
}

/// Any JSON that a property may hold.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-cA-C]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            inner.prop_map(|value| json!({"x": value})),
        ]
    })
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        "[a-cA-C]{0,2}".prop_map(|text| format!("'{text}'")),
    ]
}

proptest! {
    #[test]
    fn what_a_filter_lets_pass_its_contrary_does_not(
        value in value(), operator in "eq|co|sw|lt|le|gt|ge|in|ne", operand in scalar(),
    ) {
        let object = json!({"a": value});
        for flavour in [Flavour::Aic, Flavour::Idm] {
            let condition = format!("a {operator} {operand}");
            let passes = matches(&condition, &object, flavour);
            prop_assert_eq!(matches(&format!("!({condition})"), &object, flavour), !passes);
        }
    }

    #[test]
    fn an_order_is_that_of_its_parts(value in value(), operand in scalar()) {
        let object = json!({"a": value});
        let asks = |operator| matches(&format!("a {operator} {operand}"), &object, Flavour::Idm);
        prop_assert_eq!(asks("le"), asks("lt") || asks("eq"));
        prop_assert_eq!(asks("ge"), asks("gt") || asks("eq"));
        prop_assert!(!asks("eq") || asks("co") && asks("sw"));
    }

    #[test]
    fn a_text_of_any_form_is_judged_without_a_panic(
        text in "[a-z()! '/.0-9]{0,40}", value in value(),
    ) {
        if let Ok(filter) = parse(&text) {
            let _: &Filter = &filter;
            let object = json!({"a": value});
            let object = object.as_object().expect("an object");
            let _ = Matcher::new(&filter, Flavour::Aic).matches(object);
        }
    }
}
