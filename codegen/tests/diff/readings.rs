//! What is said of changes whose keys the server reads in its own way.

use mosaic_codegen::diff::Consumer::{Access, Console, Records, Wire};
use mosaic_codegen::diff::Verdict::{Breaking, Cosmetic, Risky, Safe};
use mosaic_codegen::diff::{Impact, Kind};

use crate::verdicts::{of_types, only};

/// Judges the change of `kind` between a property of devices that says `old` and one that says `new`.
fn property(kind: Kind, old: &str, new: &str) -> Impact {
    let device = |said: &str| of_types(&[("device", &format!(r#""code":{{{said}}}"#))]);
    only(kind, &device(old), &device(new))
}

/// Judges the change of `kind` between two texts of a device.
fn device(kind: Kind, old: &str, new: &str) -> Impact {
    let device = |said: &str| {
        let properties = r#"{"code":{"type":"string"},"note":{"type":"string"}}"#;
        format!(r#"{{"name":"device",{said}"properties":{properties}}}}}"#)
    };
    only(kind, &device(old), &device(new))
}

#[test]
fn a_list_of_the_same_type_asks_for_more_than_nothing_and_no_more() {
    let (word, list) = (r#""type":"string""#, r#""type":["string"]"#);
    let tightened = property(Kind::PropTypeChanged, word, list);
    assert_eq!([tightened.of(Wire), tightened.of(Records)], [Risky, Risky]);
    let loosened = property(Kind::PropTypeChanged, list, word);
    assert_eq!([loosened.of(Wire), loosened.of(Records)], [Safe, Safe]);
    let number = property(Kind::PropTypeChanged, r#""type":"number""#, r#""type":["number"]"#);
    assert_eq!([number.of(Wire), number.of(Records)], [Breaking, Breaking]);
}

#[test]
fn what_no_value_passed_breaks_nobody_when_it_goes() {
    let (integer, number) = (r#""type":"integer""#, r#""type":"number""#);
    let mended = property(Kind::PropTypeChanged, integer, number);
    assert_eq!([mended.of(Wire), mended.of(Records)], [Safe, Safe]);
    let broken = property(Kind::PropTypeChanged, number, integer);
    assert_eq!([broken.of(Wire), broken.of(Records)], [Breaking, Breaking]);
}

#[test]
fn nothing_but_a_text_is_held_to_a_pattern() {
    let with = |kind: &str| {
        let old = format!(r#""type":"{kind}""#);
        property(Kind::PatternChanged, &old, &format!(r#"{old},"pattern":"^1""#)).verdict()
    };
    assert_eq!((with("string"), with("number")), (Risky, Cosmetic));
}

#[test]
fn a_least_length_is_read_as_scripts_read_numbers() {
    let least = |kind: &str, old: &str, new: &str| {
        let with = |length: &str| format!(r#""type":"{kind}","minLength":{length}"#);
        property(Kind::LengthChanged, &with(old), &with(new)).of(Wire)
    };
    assert_eq!(least("string", "2", r#""2""#), Safe);
    assert_eq!(least("string", r#""2""#, "2"), Risky);
    assert_eq!(least("string", r#""10""#, r#""9""#), Safe);
    assert_eq!(least("string", "2", "3"), Risky);
    assert_eq!(least("string", "2", "2.5"), Cosmetic);
    assert_eq!(least("string", "50", "1e2"), Risky);
    assert_eq!(least("string", "50", "5000000000"), Risky);
    assert_eq!(least("string", "1e999", "50"), Safe);
    assert_eq!(least("string", r#""50""#, r#""1e2""#), Safe);
    assert_eq!(least("string", r#""50""#, r#""5000000000""#), Risky);
    assert_eq!(least("number", "0", "1"), Breaking);
    assert_eq!(least("number", "1", "0"), Safe);
    assert_eq!(least("array", "0", "1"), Risky);
}

#[test]
fn what_the_order_lacks_is_not_shown() {
    let order = |names: &str| format!(r#""schema":{{"order":[{names}],"#);
    let judged = |old: &str, new: &str| device(Kind::OrderChanged, &order(old), &order(new));
    let (both, one) = (r#""code","note""#, r#""note""#);
    let hidden = judged(both, one);
    assert_eq!([hidden.of(Console), hidden.of(Access)], [Risky, Cosmetic]);
    assert!(hidden.because.contains("no longer show `code`"), "{}", hidden.because);
    let revealed = judged(one, both);
    assert_eq!([revealed.of(Console), revealed.of(Access)], [Safe, Risky]);
    assert_eq!(judged(both, "").of(Console), Risky);
    assert_eq!(judged(both, r#""note","code""#).verdict(), Cosmetic);
}

#[test]
fn what_no_client_can_send_is_not_to_be_required() {
    let device = |required: &str| {
        let script = r#"{"type":"text/javascript","source":"object.code"}"#;
        format!(
            r#"{{"name":"device","schema":{{"required":[{required}],"properties":{{
               "code":{{"type":"string","isVirtual":true,"onRetrieve":{script}}}}}}}}}"#
        )
    };
    let impact = only(Kind::RequiredAdded, &device(""), &device(r#""code""#));
    assert_eq!(impact.of(Wire), Risky);
    assert!(impact.because.contains("no client can send"), "{}", impact.because);
}

#[test]
fn a_script_at_reads_goes_on_without_the_flag() {
    let script = r#""type":"string","onRetrieve":{"type":"text/javascript","source":"1"}"#;
    let flag = |value: bool| format!(r#"{script},"isVirtual":{value}"#);
    let impact = property(Kind::VirtualRemoved, &flag(true), &flag(false));
    assert!(impact.because.starts_with("`onRetrieve` makes what a read gets"), "{impact:?}");
}

#[test]
fn the_flag_alone_makes_no_value() {
    let flag = r#""type":"string","isVirtual":true"#;
    let impact = property(Kind::VirtualAdded, r#""type":"string""#, flag);
    assert_eq!([impact.of(Wire), impact.of(Records)], [Breaking, Safe]);
    assert!(impact.because.contains("stored as before"), "{}", impact.because);
    let returned = r#""type":"string","returnByDefault":true"#;
    let flag = format!(r#"{returned},"isVirtual":true"#);
    assert_eq!(property(Kind::VirtualAdded, returned, &flag).of(Wire), Safe);
}

#[test]
fn a_date_that_is_kept_no_more_is_not_kept_elsewhere() {
    let meta = |property: &str, tracked: &str| {
        format!(
            r#""meta":{{"property":"{property}","resourceCollection":"managed/usermeta",
               "trackedProperties":[{tracked}]}},"schema":{{"#
        )
    };
    let (both, one) = (r#""createDate","lastChanged""#, r#""createDate""#);
    let judged = |old: &str, new: &str| device(Kind::MetaChanged, old, new);
    let gone = judged(&meta("_meta", both), &meta("_meta", one));
    assert_eq!(gone.verdict(), Risky);
    assert!(gone.because.contains("`lastChanged` of a record is no longer kept"), "{gone:?}");
    assert_eq!(judged(&meta("_meta", one), &meta("_meta", both)).verdict(), Safe);
    let moved = judged(&meta("_meta", both), &meta("_notes", one));
    assert!(moved.because.contains("kept elsewhere"), "{moved:?}");
}

#[test]
fn what_synchronisation_remembers_may_begin_and_end() {
    let with =
        r#""lastSync":{"effectiveAssignmentsProperty":"a","lastSyncProperty":"b"},"schema":{"#;
    let without = r#""schema":{"#;
    assert!(device(Kind::LastSyncChanged, with, without).because.contains("no longer remembers"));
    assert!(device(Kind::LastSyncChanged, without, with).because.contains("from now on"));
}

#[test]
fn a_value_that_stands_twice_is_no_other_order() {
    let list = |values: &str| format!(r#""type":"string","enum":[{values}]"#);
    let impact = property(Kind::EnumReordered, &list(r#""a","b""#), &list(r#""a","b","b""#));
    assert!(!impact.because.contains("order"), "{}", impact.because);
}

#[test]
fn the_same_path_in_other_words_says_the_same() {
    let derived = |path: &str| {
        format!(
            r#""type":"array","items":{{"type":"string"}},"isVirtual":true,
               "queryConfig":{{"referencedRelationshipFields":{path}}}"#
        )
    };
    let (flat, nested) = (derived(r#"["owner"]"#), derived(r#"[["owner"]]"#));
    let impact = property(Kind::ArtefactChanged, &flat, &nested);
    assert_eq!(impact.because, "`queryConfig` says the same in other words");
}

#[test]
fn a_new_derived_property_is_empty_until_a_signal() {
    let derived = r#""type":"array","items":{"type":"string"},"isVirtual":true,
        "queryConfig":{"referencedRelationshipFields":["owner"]}"#;
    let new = of_types(&[("device", &format!(r#""names":{{{derived}}}"#))]);
    let impact = only(Kind::PropAdded, &of_types(&[("device", "")]), &new);
    assert_eq!([impact.of(Wire), impact.of(Records)], [Safe, Risky]);
}

#[test]
fn a_policy_for_other_values_holds_nothing_or_refuses_all() {
    let with = |kind: Kind, policies: [&str; 2]| {
        let [old, new] = policies.map(|it| format!(r#""type":"number","policies":[{it}]"#));
        property(kind, &old, &new)
    };
    let least = r#"{"policyId":"minimum-length","params":{"minLength":3}}"#;
    let filled = r#"{"policyId":"not-empty"}"#;
    assert_eq!(with(Kind::PolicyAdded, ["", least]).verdict(), Cosmetic);
    assert_eq!(with(Kind::PolicyRemoved, [least, ""]).verdict(), Cosmetic);
    let refusing = with(Kind::PolicyAdded, ["", filled]);
    assert_eq!([refusing.of(Wire), refusing.of(Records)], [Breaking, Breaking]);
    assert_eq!(with(Kind::PolicyRemoved, [filled, ""]).verdict(), Safe);
    let given = r#"{"policyId":"not-empty","params":{"a":1}}"#;
    let as_before = with(Kind::PolicyChanged, [filled, given]);
    assert_eq!(as_before.verdict(), Cosmetic);
    assert!(as_before.because.contains("refused as before"), "{}", as_before.because);
}

#[test]
fn a_type_that_the_platform_keeps_to_itself_is_not_there_for_a_tenant_to_declare() {
    let with = |types: &[(&str, &str)]| of_types(types);
    let (old, new) = (with(&[("device", "")]), with(&[("device", ""), ("teammember", "")]));
    let impact = only(Kind::TypeAdded, &old, &new);
    assert_eq!([impact.of(Wire), impact.of(Records)], [Risky, Risky]);
    assert!(impact.because.contains("to itself"), "{}", impact.because);
}
