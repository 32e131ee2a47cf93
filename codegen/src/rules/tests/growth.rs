//! No shape of a configuration takes more time than its size.

use std::time::{Duration, Instant};

use crate::config::Config;
use crate::diagnostic::Safety;
use crate::lint::{self, Options};
use crate::report::text::Style;
use crate::report::{Format, Report};
use crate::rules;
use crate::source::{Role, Sources};

/// How many of something a small text holds.
const SMALL: usize = 2_000;
/// How many findings there are in a small report: some formats list no more than a few thousand.
const FEW: usize = 600;
/// How many times as many a large text or report holds.
const FACTOR: usize = 8;

/// A configuration with that many of something.
type Shape = fn(usize) -> String;

/// Asserts that `work` on texts with `small` of something, and with many times as many, takes no more
/// time than their sizes account for.
fn assert_linear(small: usize, shapes: &[(&str, Shape)], work: impl Fn(&Sources)) {
    for (name, shape) in shapes {
        let [small, large] = [small, small * FACTOR].map(|count| source(shape(count)));
        let least_time = |sources: &Sources| {
            let time = |_| {
                let start = Instant::now();
                work(sources);
                start.elapsed()
            };
            (0..2).map(time).min().expect("there are two runs")
        };
        let floor = Duration::from_millis(10);
        let bound = u32::try_from(FACTOR * 5 / 2).expect("a small number");
        // Quadratic time is beyond the bound however often it is measured.
        let is_linear = (0..5).any(|_| least_time(&large) < least_time(&small).max(floor) * bound);
        assert!(is_linear, "{name}");
    }
}

fn source(text: String) -> Sources {
    let mut sources = Sources::new();
    sources.add("managed.json", text.into_bytes(), Role::Configuration);
    sources
}

/// Lets every rule run, those that are off too.
fn every_rule() -> Options {
    let mut options = Options::default();
    let levels = rules::all().map(|rule| (rule.name.to_owned(), Some(rule.level)));
    options.selection.levels = levels.collect();
    options
}

fn check(sources: &Sources) {
    let found = lint::lint(sources, &Config::default(), &every_rule()).findings;
    assert!(!found.is_empty());
}

/// Returns `count` texts with a comma between them, each made of its number.
fn list(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().join(",")
}

/// Returns `count` strings that differ.
fn names(count: usize) -> String {
    list(count, |number| format!(r#""x{number}""#))
}

fn whole(types: &str) -> String {
    format!(r#"{{"objects": [{types}]}}"#)
}

/// Returns a configuration of one type with these properties, and what else its schema says.
fn one_type(properties: &str, more: &str) -> String {
    whole(&format!(
        r#"{{"name": "alpha_user", "schema": {{"properties": {{{properties}}} {more}}}}}"#
    ))
}

/// Returns a property that refers to `targets`, and what else it says.
fn reference(targets: &str, more: &str) -> String {
    format!(
        r#"{{"type": "relationship", "reverseRelationship": true, "resourceCollection": [{targets}] {more}}}"#
    )
}

/// Returns a configuration of one type with `count` references to itself, each of which names `reverse`.
fn references(count: usize, reverse: impl Fn(usize) -> usize) -> String {
    let property = |number| {
        let more = format!(r#", "reversePropertyName": "custom_r{}""#, reverse(number));
        let target = r#"{"path": "managed/alpha_user", "label": "x"}"#;
        format!(r#""custom_r{number}": {}"#, reference(target, &more))
    };
    one_type(&list(count, property), "")
}

/// Returns a configuration of one type with `count` properties beside `properties`.
fn strays(count: usize) -> String {
    let strays = list(count, |number| format!(r#""x{number}": {{"type": "string"}}"#));
    one_type("", &format!(", {strays}"))
}

/// Returns `count` types, of which each refers to the one of the number `next` tells of it.
fn chain(count: usize, next: impl Fn(usize) -> usize) -> String {
    let object = |number| {
        let target = format!(r#"{{"path": "managed/alpha_t{}", "notify": true}}"#, next(number));
        let more = r#", "notifyRelationships": ["r"]"#;
        let reference = reference(&target, more);
        format!(
            r#"{{"name": "alpha_t{number}", "schema": {{"properties": {{"r": {reference}}}}}}}"#
        )
    };
    whole(&list(count, object))
}

const TYPES: &[(&str, Shape)] = &[
    ("types", |count| {
        whole(&list(count, |number| {
            format!(r#"{{"name": "alpha_t{number}", "schema": {{"properties": {{"a": {{}}}}}}}}"#)
        }))
    }),
    ("types of one name", |count| {
        whole(&list(count, |_| r#"{"name": "alpha_user", "schema": {"properties": {}}}"#.into()))
    }),
    ("a chain of notifications", |count| chain(count, |number| number + 1)),
    ("a ring of notifications", |count| chain(count, |number| (number + 1) % count)),
];

const PROPERTIES: &[(&str, Shape)] = &[
    ("properties", |count| {
        one_type(&list(count, |number| format!(r#""custom_p{number}": {{"type": "string"}}"#)), "")
    }),
    ("properties of one name", |count| {
        one_type(&list(count, |_| r#""custom_p": {"type": "string"}"#.into()), "")
    }),
    ("properties at the wrong place", strays),
    ("references to one end", |count| references(count, |_| 0)),
    ("references in pairs", |count| references(count, |number| number ^ 1)),
    ("references to what is missing", |count| references(count, |number| count + number)),
];

const LISTS: &[(&str, Shape)] = &[
    ("order", |count| one_type("", &format!(r#", "order": [{}]"#, names(count)))),
    ("required", |count| one_type("", &format!(r#", "required": [{}]"#, names(count)))),
    ("enum", |count| {
        let values = names(count);
        one_type(&format!(r#""custom_p": {{"type": "string", "enum": [{values}]}}"#), "")
    }),
    ("policies", |count| {
        let policies = list(count, |number| format!(r#"{{"policyId": "p{number}"}}"#));
        one_type(&format!(r#""custom_p": {{"type": "string", "policies": [{policies}]}}"#), "")
    }),
    ("resourceCollection", |count| {
        let targets = list(count, |number| format!(r#"{{"path": "managed/t{number}"}}"#));
        one_type(&format!(r#""custom_p": {}"#, reference(&targets, "")), "")
    }),
    ("fields", |count| {
        let query = format!(r#"{{"queryFilter": "true", "fields": [{}]}}"#, names(count));
        let target = format!(r#"{{"path": "managed/alpha_user", "query": {query}}}"#);
        one_type(&format!(r#""custom_p": {}"#, reference(&target, "")), "")
    }),
    ("paths of a derived property", |count| {
        let paths = list(count, |_| r#"["custom_r"]"#.into());
        let query = format!(r#"{{"referencedRelationshipFields": [{paths}]}}"#);
        let derived = format!(r#"{{"type": "array", "isVirtual": true, "queryConfig": {query}}}"#);
        let reference = reference(r#"{"path": "managed/alpha_user"}"#, "");
        one_type(&format!(r#""custom_r": {reference}, "custom_d": {derived}"#), "")
    }),
    ("a text", |count| {
        let text = "(a|&{b)*".repeat(count);
        one_type(&format!(r#""custom_p": {{"type": "string", "pattern": "{text}"}}"#), "")
    }),
];

/// What is found in these has a fix, each in the same container.
const FIXABLE: &[(&str, Shape)] = &[
    ("names that `order` repeats", |count| {
        let order = list(count, |_| r#""custom_p""#.into());
        one_type(r#""custom_p": {"type": "string"}"#, &format!(r#", "order": [{order}]"#))
    }),
    ("properties at the wrong place", strays),
    ("flags in quotes", |count| {
        let property = |number| format!(r#""custom_p{number}": {{"viewable": "true"}}"#);
        one_type(&list(count, property), "")
    }),
];

#[test]
fn many_types_cost_no_more_than_their_number() {
    assert_linear(SMALL, TYPES, check);
}

#[test]
fn many_properties_cost_no_more_than_their_number() {
    assert_linear(SMALL, PROPERTIES, check);
}

#[test]
fn a_long_list_costs_no_more_than_its_length() {
    assert_linear(SMALL, LISTS, check);
}

#[test]
fn many_fixes_cost_no_more_than_their_number() {
    assert_linear(SMALL, FIXABLE, |sources| {
        let fixed = lint::fix(sources, &Config::default(), &Options::default(), Safety::Proposed);
        assert!(fixed.applied.len() >= SMALL - 1, "{}", fixed.applied.len());
    });
}

#[test]
fn a_report_of_many_fixes_costs_no_more_than_their_number() {
    assert_linear(FEW, FIXABLE, |sources| {
        let linted = &lint::lint(sources, &Config::default(), &Options::default());
        for format in Format::ALL {
            let text = format.render(&Report { sources, linted }, Style::default());
            assert!(!text.is_empty(), "{}", format.name());
        }
    });
}
