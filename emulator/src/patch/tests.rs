//! Patches against what real servers made of them, and the laws that hold for all.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::vectors::{Tally, vectors};

const IDM: Subject<'_> = Subject::Object(Flavour::Idm);

fn patched(object: &Value, patch: &Value, subject: Subject<'_>) -> Result<Patched, Refusal> {
    Patch::parse(patch)?.apply(object.as_object().expect("an object"), subject)
}

fn status(object: &Value, patch: &Value, subject: Subject<'_>) -> u16 {
    patched(object, patch, subject).map_or_else(|refusal| refusal.status.as_u16(), |_| 200)
}

#[test]
fn every_recorded_patch_makes_what_the_server_made() {
    let Some(file) = vectors("patch.json") else {
        return;
    };
    let mut tally = Tally::new("patch.json", &[]);
    for vector in file.list() {
        let found = match patched(&vector["object"], &vector["patch"], IDM) {
            Ok(patched) => json!({"result": patched.object, "modified": patched.modified}),
            Err(refusal) => json!({"status": refusal.status.as_u16()}),
        };
        let expected = match vector.get("error") {
            None => json!({"result": vector["result"], "modified": vector["modified"]}),
            Some(error) => json!({"status": error["http_status"]}),
        };
        tally.hold(vector, &found, &expected);
    }
    tally.close();
}

#[test]
fn what_a_server_looks_for_is_refused_in_its_words() {
    let Some(file) = vectors("patch.json") else {
        return;
    };
    let foreseen = |error: &&Value| error["http_status"] == 400;
    for vector in file.list() {
        let Some(error) = vector.get("error").filter(foreseen) else {
            continue;
        };
        let refusal = patched(&vector["object"], &vector["patch"], IDM).expect_err("a refusal");
        assert_eq!(error["message"], refusal.message, "{}", vector["id"]);
    }
}

#[test]
fn the_cloud_refuses_every_position_and_others_one_digit() {
    let object = json!({"a": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]});
    let patch = |field| json!([{"operation": "replace", "field": field, "value": 1}]);
    for subject in [Subject::Object(Flavour::Aic), IDM, Subject::Configuration("managed")] {
        assert_eq!(status(&object, &patch("/a/1"), subject), 400);
        assert_eq!(status(&object, &patch("/a/-"), subject), 200);
    }
    assert_eq!(status(&object, &patch("/a/10"), Subject::Object(Flavour::Aic)), 400);
    assert_eq!(status(&object, &patch("/a/10"), IDM), 200);
    assert_eq!(status(&object, &patch("/a/10"), Subject::Configuration("managed")), 200);
}

#[test]
fn what_the_structure_forbids_is_foreseen_for_a_configuration_alone() {
    let object = json!({"objects": []});
    let patch = json!([{"operation": "add", "field": "/objects/x/y", "value": 1}]);
    assert_eq!(status(&object, &patch, IDM), 500);
    let refusal = patched(&object, &patch, Subject::Configuration("managed")).expect_err("none");
    assert_eq!(refusal.status, StatusCode::BAD_REQUEST);
    assert!(refusal.message.starts_with("Invalid configuration provided for managed: /objects"));
}

#[test]
fn a_transformation_takes_a_script_that_is_not_run() {
    let patch = json!([{"operation": "transform", "field": "/a", "value": {"script": "1"}}]);
    assert_eq!(status(&json!({"a": 1}), &patch, IDM), 500);
    assert_eq!(status(&json!({"a": 1}), &patch, Subject::Configuration("managed")), 501);
}

#[test]
fn a_list_that_was_copied_is_one_list_in_two_places() {
    let patch = json!([
        {"operation": "copy", "from": "/a", "field": "/b"},
        {"operation": "add", "field": "/b/-", "value": 2},
        {"operation": "remove", "field": "/a", "value": 1},
        {"operation": "increment", "field": "/b", "value": 5},
    ]);
    let patched = patched(&json!({"a": [1]}), &patch, IDM).expect("a patch");
    assert_eq!(Value::Object(patched.object), json!({"a": [7], "b": [7]}));
}

#[test]
fn an_object_within_itself_is_refused() {
    let patch = json!([{"operation": "copy", "from": "/a", "field": "/a/b"}]);
    assert_eq!(status(&json!({"a": {}}), &patch, IDM), 500);
}

#[test]
fn copies_of_copies_are_refused_before_they_fill_the_memory() {
    let mut patch = vec![json!({"operation": "add", "field": "/0", "value": [1]})];
    for level in 1..40 {
        let (from, field) = (format!("/{}", level - 1), format!("/{level}/-"));
        patch.push(json!({"operation": "add", "field": format!("/{level}"), "value": []}));
        let copy = json!({"operation": "copy", "from": from, "field": field});
        patch.extend([copy.clone(), copy]);
    }
    assert_eq!(status(&json!({}), &json!(patch), IDM), 500);
}

#[test]
fn a_pointer_of_any_length_makes_no_object_of_any_depth() {
    let field = "/a".repeat(200_000);
    let patch = json!([{"operation": "add", "field": field, "value": 1}]);
    assert_eq!(status(&json!({}), &patch, IDM), 500);
}

#[test]
fn members_keep_their_places() {
    let patch = json!([
        {"operation": "replace", "field": "/b", "value": 1},
        {"operation": "remove", "field": "/a"},
        {"operation": "add", "field": "/z", "value": 2},
        {"operation": "add", "field": "/a", "value": 3},
    ]);
    let patched = patched(&json!({"b": 0, "a": 0, "c": 0}), &patch, IDM).expect("a patch");
    assert_eq!(serde_json::to_string(&patched.object).unwrap(), r#"{"b":1,"c":0,"z":2,"a":3}"#);
}

#[test]
fn what_is_touched_is_named_once_and_so_is_what_is_moved_away() {
    let patch = json!([
        {"operation": "replace", "field": "/b/x", "value": 1},
        {"operation": "move", "from": "/a", "field": "/c"},
        {"operation": "copy", "from": "/d", "field": "/b/y"},
    ]);
    assert_eq!(Patch::parse(&patch).unwrap().touched(), ["b", "a", "c"]);
}

#[test]
fn a_value_is_never_repeated_in_a_refusal() {
    let patch = json!([{"operation": "increment", "field": "/a", "value": "secret"}]);
    let refusal = patched(&json!({"a": "secret"}), &patch, IDM).expect_err("a refusal");
    assert!(!refusal.message.contains("secret"));
}

fn pointer() -> impl Strategy<Value = String> {
    prop::collection::vec("a|b|-|0|10|%2F|", 0..4).prop_map(|elements| elements.join("/"))
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ab]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("a|b|-|0", inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn operation() -> impl Strategy<Value = Value> {
    let name = "add|remove|replace|increment|move|copy|transform|test";
    let (from, operand) = (prop::option::of(pointer()), prop::option::of(value()));
    (name, pointer(), from, operand).prop_map(|(operation, field, from, value)| {
        json!({"operation": operation, "field": field, "from": from, "value": value})
    })
}

fn object() -> impl Strategy<Value = Value> {
    prop::collection::btree_map("a|b|c", value(), 0..4)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
}

proptest! {
    #[test]
    fn no_patch_makes_the_tenant_panic(
        object in object(), patch in prop::collection::vec(operation(), 0..6),
    ) {
        for subject in [Subject::Object(Flavour::Aic), IDM, Subject::Configuration("managed")] {
            let _ = patched(&object, &json!(patch), subject);
        }
    }

    #[test]
    fn what_does_not_count_as_a_change_changes_nothing(
        object in object(), operation in operation(),
    ) {
        if let Ok(patched) = patched(&object, &json!([operation]), IDM)
            && !patched.modified
        {
            prop_assert_eq!(Value::Object(patched.object), object);
        }
    }

    #[test]
    fn only_what_is_touched_changes(object in object(), operation in operation()) {
        let patch = json!([operation]);
        let Ok(patched) = patched(&object, &patch, IDM) else {
            return Ok(());
        };
        let parsed = Patch::parse(&patch).unwrap();
        let touched = parsed.touched();
        for name in ["a", "b", "c"].iter().filter(|name| !touched.contains(name)) {
            prop_assert_eq!(patched.object.get(*name), object.get(*name));
        }
    }

    #[test]
    fn what_is_put_is_there(object in object(), value in value(), name in "a|b|x") {
        prop_assume!(!value.is_null());
        let patch = json!([{"operation": "replace", "field": name, "value": value}]);
        let patched = patched(&object, &patch, IDM).expect("a patch");
        prop_assert_eq!(patched.object.get(&name), Some(&value));
    }
}
