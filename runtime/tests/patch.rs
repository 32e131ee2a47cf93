//! Patches and drafts: what a request carries.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
mod shared;

use model::{AlphaRole, AlphaUser, AlphaUserCustomTier};
use mosaic::{Draft, Json, ObjectId, Patch, Reference, from_slice};

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn user(members: &str) -> AlphaUser {
    from_slice(format!(r#"{{"_id":"1","_rev":"1"{members}}}"#).as_bytes()).unwrap()
}

fn lines(patch: &Patch<AlphaUser>) -> String {
    let operations = serde_json::to_value(patch).unwrap();
    let lines = operations.as_array().unwrap().iter().map(Json::to_string);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn operations_are_typed_by_the_property() {
    let patch = Patch::new()
        .set(AlphaUser::DEPARTMENT, "Sales")
        .set(AlphaUser::CUSTOM_TIER, AlphaUserCustomTier::Gold)
        .set(AlphaUser::KBA_INFO, Json::Null)
        .unset(AlphaUser::MAIL)
        .unset(AlphaUser::ROLES)
        .unset(AlphaUser::MANAGER)
        .add(AlphaUser::ALIAS_LIST, "a")
        .remove(AlphaUser::ALIAS_LIST, &"b".to_owned())
        .increment(AlphaUser::FR_INDEXED_INTEGER1, -2)
        .add(AlphaUser::ROLES, Reference::<AlphaRole>::to(&id("r/1")));
    insta::assert_snapshot!(lines(&patch), @r#"
    {"field":"/frIndexedString3","operation":"replace","value":"Sales"}
    {"field":"/custom_tier","operation":"replace","value":"gold"}
    {"field":"/kbaInfo","operation":"remove"}
    {"field":"/mail","operation":"remove"}
    {"field":"/roles","operation":"replace","value":[]}
    {"field":"/manager","operation":"remove"}
    {"field":"/aliasList/-","operation":"add","value":"a"}
    {"field":"/aliasList","operation":"remove","value":"b"}
    {"field":"/frIndexedInteger1","operation":"increment","value":-2}
    {"field":"/roles/-","operation":"add","value":{"_ref":"managed/alpha_role/r%2F1","_refResourceCollection":"managed/alpha_role","_refResourceId":"r/1"}}
    "#);
}

#[test]
fn a_secret_is_sent_and_not_shown() {
    let patch = Patch::new().set(AlphaUser::PASSWORD, "hunter2");
    let draft = AlphaUser::draft("a@b", "hunter2", "ann");
    assert!(lines(&patch).contains("hunter2"));
    assert!(serde_json::to_string(&draft).unwrap().contains("hunter2"));
    assert_eq!(format!("{patch:?}"), "[replace /password <write-only>]");
    assert!(!format!("{draft:?} {:?}", user(r#","password":"hunter2""#)).contains("hunter2"));
}

#[test]
fn a_draft_takes_what_is_required_by_name_order() {
    let draft = AlphaUser::draft("a@b", "hunter2", "ann")
        .set(AlphaUser::KBA_INFO, Json::Null)
        .set(AlphaUser::FR_INDEXED_INTEGER1, 7)
        .with_id(&id("x"));
    let text = serde_json::to_string(&draft).unwrap();
    insta::assert_snapshot!(text, @r#"{"_id":"x","frIndexedInteger1":7,"mail":"a@b","password":"hunter2","userName":"ann"}"#);
}

#[test]
fn a_number_that_is_not_finite_is_refused_when_it_is_sent() {
    assert!(serde_json::to_string(&Patch::new().set(AlphaUser::SCORE, f64::NAN)).is_err());
    assert!(serde_json::to_string(&Draft::new().set(AlphaUser::SCORE, f64::NAN)).is_err());
}

#[test]
fn the_patch_between_equal_records_is_empty() {
    let one = user(r#","mail":"a","roles":[{"_ref":"managed/alpha_role/1"}],"aliasList":["x"]"#);
    assert!(Patch::between(&one, &one.clone()).is_empty());
}

#[test]
fn the_patch_between_two_records_says_what_changed_and_no_more() {
    let before = user(
        r#","userName":"ann","mail":"a","aliasList":["x"],"roles":[{"_ref":"managed/alpha_role/1","name":"kept"}],
        "effectiveRoles":[{"_ref":"managed/alpha_role/1"}],"manager":{"_ref":"managed/alpha_user/m"}"#,
    );
    let mut after = before.clone();
    after.mail = None;
    after.score = Some(1.5);
    after.alias_list.clear();
    after.effective_roles.clear();
    after.manager = None;
    after.kba_info = Some(Json::Null);
    after.roles.as_mut().unwrap().push(Reference::to(&id("2")));
    insta::assert_snapshot!(lines(&Patch::between(&before, &after)), @r#"
    {"field":"/aliasList","operation":"remove"}
    {"field":"/mail","operation":"remove"}
    {"field":"/roles","operation":"replace","value":[{"_ref":"managed/alpha_role/1"},{"_ref":"managed/alpha_role/2","_refResourceCollection":"managed/alpha_role","_refResourceId":"2"}]}
    {"field":"/score","operation":"replace","value":1.5}
    "#);
}

/// What our operations claim to do, held against what a server did with such operations.
#[test]
fn recorded_servers_do_with_our_operations_what_we_claim() {
    let Some(vectors) = shared::vectors("patch.json") else {
        return;
    };
    let mut checked = 0;
    for vector in &vectors {
        let ([operation], Some(recorded)) =
            (vector["patch"].as_array().map_or(&[][..], Vec::as_slice), vector.get("result"))
        else {
            continue;
        };
        if let Some(claimed) = claim(&vector["object"], operation) {
            assert_eq!(without_nulls(&claimed), without_nulls(recorded), "{operation}");
            checked += 1;
        }
    }
    assert!(checked >= 15, "only {checked} of {} vectors use our operations", vectors.len());
}

/// Returns the members that are there: a null is not.
fn without_nulls(object: &Json) -> Vec<(&String, &Json)> {
    object.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()).collect()
}

/// Does one operation of ours to an object, as the documentation of `Patch` says; none for one we never make.
fn claim(object: &Json, operation: &Json) -> Option<Json> {
    let pointer = operation["field"].as_str()?.strip_prefix('/')?;
    let mut object = object.clone();
    let members = object.as_object_mut()?;
    let (name, at_end) = match pointer.split_once('/') {
        Some((name, "-")) => (name, true),
        Some(_) => return None,
        None => (pointer, false),
    };
    let value = operation.get("value");
    match (operation["operation"].as_str()?, value, at_end) {
        ("replace", Some(value), false) => {
            members.insert(name.to_owned(), value.clone());
        }
        ("add", Some(value), true) => {
            let list = members.entry(name).or_insert_with(|| Json::Array(Vec::new()));
            list.as_array_mut()?.push(value.clone());
        }
        ("remove", None, false) => {
            members.remove(name);
        }
        ("remove", Some(value), false) => {
            members.get_mut(name)?.as_array_mut()?.retain(|element| element != value);
        }
        ("increment", Some(value), false) => {
            let number = members.get_mut(name).filter(|number| number.is_i64())?;
            let [now, by] = [&*number, value].map(|number| i32::try_from(number.as_i64()?).ok());
            *number = Json::from(now?.checked_add(by?)?);
        }
        _ => return None,
    }
    Some(object)
}
