//! A fingerprint holds wherever and however a change is written, and for no other change.

use std::collections::BTreeSet;

use super::{Case, case, objects};
use crate::catalog::Product;
use crate::config::Config;
use crate::diff::Side;
use crate::model;
use crate::review::{Options, Review};
use crate::source::{Documents, Role, Sources};

/// Texts with their names.
type Texts<'t> = [(&'t str, &'t str)];

/// Returns what each change between the types `old` and `new` is known by, with its path, kind and key.
fn known(old: &Texts<'_>, new: &Texts<'_>) -> Vec<(String, String)> {
    let sources = |texts: &Texts<'_>| {
        let mut sources = Sources::new();
        for (name, text) in texts {
            let is_script = name.ends_with("js");
            let role = if is_script { Role::Script } else { Role::Configuration };
            sources.add(*name, text.as_bytes().to_vec(), role);
        }
        sources
    };
    let (old, new) = (sources(old), sources(new));
    let [old, new] = [&old, &new].map(|sources| Documents::parse(sources).0);
    let [old_model, new_model] =
        [&old, &new].map(|documents| model::lower(documents, Product::default()).0);
    let old = Side { documents: &old, model: &old_model };
    let new = Side { documents: &new, model: &new_model };
    let review = Review::of(old, new, &Config::default(), &Options::default());
    let known = review.changes.into_iter().map(|reviewed| {
        let change = reviewed.change;
        let named = format!("{} {} {:?}", change.path, change.kind.name(), change.key);
        (named, reviewed.fingerprint)
    });
    known.collect()
}

/// Returns what each change between two files is known by.
fn single(old: &str, new: &str) -> Vec<(String, String)> {
    known(&[("managed.json", old)], &[("managed.json", new)])
}

/// Returns a type with `keys`, and with `properties`.
fn loan(keys: &str, properties: &str) -> String {
    format!(r#"{{"name":"loan"{keys},"schema":{{"properties":{{{properties}}}}}}}"#)
}

/// Returns a type with the property `a`, which holds `keys`.
fn property(keys: &str) -> String {
    loan("", &format!(r#""a":{{"type":"string"{keys}}}"#))
}

/// Changes that are not the same though what is written is: each pair is one change each.
fn twins() -> Vec<[(String, String); 2]> {
    let script = r#"{"type":"text/javascript","source":"x"}"#;
    let hook = |name: &str| (loan("", ""), loan(&format!(r#","{name}":{script}"#), ""));
    let action =
        |name: &str| (loan(&format!(r#","actions":{{"{name}":{script}}}"#), ""), loan("", ""));
    let length = |name: &str| {
        let keys = |value: u8| property(&format!(r#","{name}":{value}"#));
        (keys(1), keys(2))
    };
    let target = |told: &str| {
        let targets = |flag: &str| {
            let targets = ["x", "y"].map(|name| {
                let flag = if name == told { flag } else { "" };
                format!(r#"{{"path":"managed/{name}"{flag}}}"#)
            });
            let list = targets.join(",");
            loan("", &format!(r#""r":{{"type":"relationship","resourceCollection":[{list}]}}"#))
        };
        (targets(""), targets(r#","notify":true"#))
    };
    let default =
        |value: &str| (property(r#","default":1"#), property(&format!(r#","default":{value}"#)));
    let added = |keys: &str| (loan("", ""), property(keys));
    let required =
        |beside: &str| (property(beside), property(&format!(r#"{beside},"required":true"#)));
    let renamed = |name: &str| {
        let one = |name: &str| {
            let told = r#"{"type":"string","title":"Due","description":"The day"}"#;
            loan("", &format!(r#""{name}":{told}"#))
        };
        (one(name), one("dueDay"))
    };
    vec![
        [hook("onDelete"), hook("onRead")],
        [action("unlock"), action("wipe")],
        [length("minLength"), length("maxLength")],
        [target("x"), target("y")],
        [default("12345678901234567890"), default("12345678901234567891")],
        [added(r#","required":true"#), added(r#","required":false"#)],
        [added(r#","default":{"a":null}"#), added(r#","default":{}"#)],
        [renamed("due_day"), renamed("dueDays")],
        [required(r#","default":"x""#), required("")],
    ]
}

#[test]
fn each_change_alone_has_a_fingerprint_of_its_own() {
    for pair in twins() {
        let [one, other] = pair.each_ref().map(|(old, new)| single(old, new));
        assert_eq!((one.len(), other.len()), (1, 1), "{one:?} {other:?}");
        assert_ne!(one[0].1, other[0].1, "{pair:?}");
    }
}

#[test]
fn changes_of_one_review_are_told_apart() {
    let old = loan("", r#""a":{"type":"number","minimum":1,"maximum":1}"#);
    let new = loan("", r#""a":{"type":"number","minimum":2,"maximum":2}"#);
    let found = single(&old, &new);
    let distinct: BTreeSet<_> = found.iter().map(|(_, fingerprint)| fingerprint).collect();
    assert_eq!((found.len(), distinct.len()), (2, 2), "{found:?}");
}

#[test]
fn a_script_is_known_wherever_it_is_and_however_its_lines_end() {
    let with = |script: &str| loan(&format!(r#","onCreate":{{"type":"t",{script}}}"#), "");
    let old = loan("", "");
    let inline = single(&old, &with(r#""source":"a;\nb;""#));
    assert_eq!(inline.len(), 1);
    assert_eq!(single(&old, &with(r#""source":"a;\r\nb;\r\n""#)), inline);
    let texts = ["a;\nb;", "a;\nb;\n", "a;\r\nb;\r\n", "\u{feff}a;\nb;"];
    for (text, name) in texts.into_iter().flat_map(|text| [(text, "a.js"), (text, "onCreate.js")]) {
        for reference in [format!(r#""file":"{name}""#), format!(r#""source":"file://{name}""#)] {
            let new = [("loan.json", &*with(&reference)), (name, text)];
            assert_eq!(known(&[("loan.json", &old)], &new), inline, "{reference} {text:?}");
        }
    }
    assert_ne!(single(&old, &with(r#""source":"a;b;""#)), inline);
}

#[test]
fn the_order_of_a_set_is_no_part_of_a_fingerprint() {
    let with = |keys: &str| property(&format!(r#","notifyRelationships":{keys}"#));
    let known = single(&with("[]"), &with(r#"["a","b"]"#));
    assert_eq!(known.len(), 1);
    assert_eq!(single(&with("[]"), &with(r#"["b","a"]"#)), known);
    let added = |keys: &str| single(&loan("", ""), &with(keys));
    assert_eq!(added(r#"["a","b"]"#), added(r#"["b","a"]"#));
    assert_ne!(added(r#"["a","b"]"#), added(r#"["a"]"#));
}

#[test]
fn settings_are_no_part_of_a_fingerprint() {
    let text = r#""a":{"type":"string"}"#;
    let clash = r#""fooBar":{"type":"string"},"foo_bar":{"type":"string"}"#;
    let broken = r#""a":{"type":"string","pattern":"[0-9"}"#;
    for properties in [clash, broken] {
        let [old, new] = [text, properties].map(|properties| objects(&[&loan("", properties)]));
        let under = |settings| Case { settings, ..case(&old, &new) };
        let plain = under("");
        let worst = |case: &Case<'_>| {
            case.review(|review, _| review.changes.first().map(|first| first.impact.clone()))
        };
        let sorted = |case: &Case<'_>| case.fingerprints().into_iter().collect::<BTreeSet<_>>();
        let settings =
            "[generate]\ntypes = [\"other*\"]\n[lint.level]\npattern-invalid = \"off\"\n";
        let other = under(settings);
        assert_ne!(worst(&plain), worst(&other), "{properties}");
        assert_eq!(sorted(&plain), sorted(&other), "{properties}");
    }
}

#[test]
fn a_fingerprint_is_the_same_where_rules_see_less_of_the_whole() {
    let derived = |step: &str| {
        format!(
            r#""n":{{"type":"string"}},"v":{{"type":"array","items":{{"type":"string"}},"isVirtual":true,
            "returnByDefault":true,"queryConfig":{{"referencedRelationshipFields":["{step}","m"],
            "referencedObjectFields":["n"],"flattenProperties":true}}}},"b":{{"type":"relationship",
            "reverseRelationship":false,"validate":false,"resourceCollection":[{{"path":"managed/book",
            "query":{{"queryFilter":"true","fields":["n"]}}}}]}}"#
        )
    };
    let book = r#"{"name":"book","schema":{"properties":{"n":{"type":"string"}}}}"#;
    let alone = loan("", &derived("b"));
    let old = objects(&[&loan("", r#""n":{"type":"string"}"#), book]);
    let whole = objects(&[&alone, book]);
    let added = |new: &str| {
        case(&old, new).review(|review, _| {
            let found = review.changes.iter().find(|it| it.change.path == "loan.v");
            found.map(|it| (it.fingerprint.clone(), it.verdict())).expect("it is new")
        })
    };
    let [of_whole, of_one] = [added(&whole), added(&alone)];
    assert_ne!(of_whole.1, of_one.1, "rules see the missing step in the whole alone");
    assert_eq!(of_whole.0, of_one.0);
}
