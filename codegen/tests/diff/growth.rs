//! No pair of configurations takes more time than its size.

use std::time::{Duration, Instant};

use crate::mirror::{Texts, single, with_review};

/// How many of something a small text holds.
const SMALL: usize = 400;
/// How many times as many a large text holds.
const FACTOR: usize = 8;

/// A pair of configurations with that many of something.
type Shape = fn(usize) -> [String; 2];

/// Returns `count` texts with a comma between them, each made of its number.
fn list(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().join(",")
}

/// Returns the type `t` with `properties`, and what else its schema says.
fn one_type(properties: &str, more: &str) -> String {
    format!(r#"{{"name":"t","schema":{{"properties":{{{properties}}}{more}}}}}"#)
}

/// Returns `values` as the list `enum` of a property.
fn listed(values: &str) -> String {
    one_type(&format!(r#""p":{{"type":"string","enum":[{values}]}}"#), "")
}

/// Returns `count` types of the same name, each with a relationship that names itself.
fn repeated(count: usize, property: &str) -> String {
    let object = format!(
        r#"{{"name":"t","schema":{{"properties":{{"{property}":{{"type":"relationship",
            "reversePropertyName":"r","resourceCollection":[{{"path":"managed/t"}}]}}}}}}}}"#
    );
    format!(r#"{{"objects":[{}]}}"#, list(count, |_| object.clone()))
}

/// Returns a type with `count` properties, and a script that reads as many others.
fn falling_back(count: usize, name: &str) -> String {
    let properties = list(count, |number| format!(r#""{name}{number}":{{"type":"string"}}"#));
    let script: Vec<_> =
        (0..count).map(|number| format!("object.q{number} = object.p{number};")).collect();
    let script = script.concat();
    format!(
        r#"{{"name":"t","onRead":{{"type":"text/javascript","source":"{script}"}},
            "schema":{{"properties":{{{properties}}}}}}}"#
    )
}

const SHAPES: [(&str, Shape); 12] = [
    ("values that are all others", |count| {
        ["v", "w"].map(|name| listed(&list(count, |at| format!(r#""{name}{at}""#))))
    }),
    ("properties that are all others", |count| {
        ["p", "q"].map(|name| {
            one_type(&list(count, |at| format!(r#""{name}{at}":{{"type":"string"}}"#)), "")
        })
    }),
    ("types that are all others", |count| {
        ["a", "b"].map(|name| {
            let types = list(count, |at| {
                format!(r#"{{"name":"{name}{at}","schema":{{"properties":{{}}}}}}"#)
            });
            format!(r#"{{"objects":[{types}]}}"#)
        })
    }),
    ("types of one name with an end each", |count| [repeated(count, "r"), repeated(count, "s")]),
    ("values in the other order", |count| {
        [
            listed(&list(count, |at| format!(r#""v{at}""#))),
            listed(&list(count, |at| format!(r#""v{}""#, count - at))),
        ]
    }),
    ("values that went, and stay in the default", |count| {
        let values = list(count, |at| format!(r#""v{at}""#));
        [format!(r#"{values},"x""#), r#""x""#.to_owned()].map(|enumeration| {
            let items = format!(r#"{{"type":"string","enum":[{enumeration}]}}"#);
            one_type(&format!(r#""p":{{"type":"array","items":{items},"default":[{values}]}}"#), "")
        })
    }),
    ("policies in the other order", |count| {
        let policies = |number: fn(usize, usize) -> usize| {
            let policies = list(count, |at| format!(r#"{{"policyId":"p{}"}}"#, number(at, count)));
            one_type(&format!(r#""p":{{"type":"string","policies":[{policies}]}}"#), "")
        };
        [policies(|at, _| at), policies(|at, count| count - at)]
    }),
    ("names that no property has", |count| {
        ["a", "b"].map(|name| {
            let names = list(count, |at| format!(r#""{name}{at}""#));
            one_type("", &format!(r#","required":[{names}],"order":[{names}]"#))
        })
    }),
    ("targets of one relationship", |count| {
        ["a", "b"].map(|name| {
            let targets = list(count, |at| format!(r#"{{"path":"managed/{name}{at}"}}"#));
            let property =
                format!(r#""r":{{"type":"relationship","reversePropertyName":"r","resourceCollection":[{targets}]}}"#);
            one_type(&property, "")
        })
    }),
    ("a great type that went, and small ones that stay", |count| {
        let properties = list(count, |at| format!(r#""p{at}":{{"type":"string"}}"#));
        let small =
            list(count, |at| format!(r#"{{"name":"s{at}","schema":{{"properties":{{}}}}}}"#));
        ["great", "other"].map(|name| {
            let great =
                format!(r#"{{"name":"{name}","schema":{{"properties":{{{properties}}}}}}}"#);
            format!(r#"{{"objects":[{great},{small}]}}"#)
        })
    }),
    ("relationships that follow a renamed type", |count| {
        ["device", "devices"].map(|name| {
            let edges = list(count, |at| {
                format!(
                    r#""r{at}":{{"type":"relationship","resourceCollection":[{{"path":"managed/{name}"}}]}}"#
                )
            });
            let device = format!(r#"{{"name":"{name}","schema":{{"properties":{{"a":{{"type":"string"}}}}}}}}"#);
            format!(r#"{{"objects":[{device},{}]}}"#, one_type(&edges, ""))
        })
    }),
    ("properties that fall back", |count| [falling_back(count, "p"), falling_back(count, "q")]),
];

/// Returns a policy in policies, `depth` deep, which ends in the policy called `id`.
fn nested(depth: usize, id: &str) -> String {
    let (before, after) = (r#"{"policyId":"p","policies":["#.repeat(depth), "]}".repeat(depth));
    let policy = format!(r#"{before}{{"policyId":"{id}"}}{after}"#);
    one_type(&format!(r#""p":{{"type":"string","policies":[{policy}]}}"#), "")
}

/// Returns the least time of two that a review of each pair takes.
fn least_time([old, new]: &[Texts; 2], name: &str) -> Duration {
    let time = |_| {
        let start = Instant::now();
        assert!(with_review(old, new, |review, _| !review.changes.is_empty()), "{name}");
        start.elapsed()
    };
    (0..2).map(time).min().expect("there are two runs")
}

#[test]
fn the_time_to_review_does_not_double_with_each_level() {
    // What doubles with each level is beyond the bound long before the deepest.
    for depth in [8, 14, 17, 55] {
        let texts = ["one", "other"].map(|id| single(&nested(depth, id)));
        let is_bounded =
            (0..5).any(|_| least_time(&texts, "policies") < Duration::from_millis(250));
        assert!(is_bounded, "{depth} levels");
    }
}

#[test]
fn the_time_to_review_grows_with_the_size() {
    for (name, shape) in SHAPES {
        let [small, large] =
            [SMALL, SMALL * FACTOR].map(|count| shape(count).map(|text| single(&text)));
        let floor = Duration::from_millis(10);
        let bound = u32::try_from(FACTOR * 5 / 2).expect("a small number");
        // Quadratic time is beyond the bound however often it is measured.
        let is_linear =
            (0..5).any(|_| least_time(&large, name) < least_time(&small, name).max(floor) * bound);
        assert!(is_linear, "{name}");
    }
}
