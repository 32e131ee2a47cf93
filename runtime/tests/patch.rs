//! Patches and drafts: what a request carries.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
mod shared;

use model::{AlphaRole, AlphaUser, AlphaUserCustomTier};
use mosaic::{
    Draft, Indexed, Json, NotQueryable, ObjectId, Patch, Property, Reference, Required, SubObject,
    WriteOnly, from_slice,
};

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn user(members: &str) -> AlphaUser {
    from_slice(format!(r#"{{"_id":"1","_rev":"1"{members}}}"#).as_bytes()).unwrap()
}

fn lines(patch: &Patch<AlphaUser>) -> String {
    let mut operations = serde_json::to_value(patch).unwrap();
    operations.sort_all_objects();
    let lines = operations.as_array().unwrap().iter().map(Json::to_string);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn operations_are_typed_by_the_property() {
    let patch = Patch::new()
        .set(AlphaUser::DEPARTMENT, "Sales")
        .set(AlphaUser::CUSTOM_TIER, AlphaUserCustomTier::Gold)
        .set(AlphaUser::KBA_INFO, Json::Null)
        .unset(AlphaUser::SCORE)
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
    {"field":"/score","operation":"remove"}
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
fn what_nobody_can_send_makes_a_patch_that_fails() {
    let required = Property::<AlphaUser, Json, Indexed, Required>::new("info");
    let patch = Patch::new().set(required, Json::Null);
    let error = serde_json::to_string(&patch).unwrap_err();
    assert_eq!(error.to_string(), "a value cannot be written as JSON: `info` is required");
}

#[test]
fn no_operation_carries_a_null() {
    let things = Property::<AlphaUser, Vec<Json>, NotQueryable>::new("things");
    assert!(Patch::new().add(things, Json::Null).remove(things, &Json::Null).is_empty());
}

#[test]
fn an_element_is_removed_as_it_is_stored() {
    let sizes = Property::<AlphaUser, Vec<f64>, NotQueryable>::new("sizes");
    let patch = Patch::new().remove(sizes, &5.0).remove(sizes, &-0.5).remove(sizes, &1e300);
    insta::assert_snapshot!(lines(&patch), @r#"
    {"field":"/sizes","operation":"remove","value":5}
    {"field":"/sizes","operation":"remove","value":-0.5}
    {"field":"/sizes","operation":"remove","value":1e+300}
    "#);
}

#[test]
fn a_reference_is_sent_without_what_belongs_to_its_target() {
    let role: Reference<AlphaRole> = serde_json::from_str(
        r#"{"_ref":"managed/alpha_role/1","_refResourceCollection":"managed/alpha_role","_refResourceId":"1",
        "_refResourceRev":"7","_refProperties":{"_id":"x","_rev":"2"},"_id":"x","_rev":"2","name":"kept"}"#,
    )
    .unwrap();
    insta::assert_snapshot!(lines(&Patch::new().remove(AlphaUser::ROLES, &role)), @r#"{"field":"/roles","operation":"remove","value":{"_ref":"managed/alpha_role/1","_refProperties":{"_id":"x","_rev":"2"},"_refResourceCollection":"managed/alpha_role","_refResourceId":"1"}}"#);
}

/// What a property may hold beside its secrets: one that never comes back, and one that does.
#[derive(Clone, Default, PartialEq, SubObject)]
struct Login {
    pin: WriteOnly<String>,
    #[managed(secret)]
    token: Option<String>,
}

#[test]
fn a_secret_inside_an_object_is_sent_if_it_is_there() {
    let login = Property::<AlphaUser, Login, NotQueryable>::new("login");
    let value = Login { token: Some("t".into()), ..Login::default() };
    insta::assert_snapshot!(lines(&Patch::new().set(login, value)), @r#"{"field":"/login","operation":"replace","value":{"token":"t"}}"#);
}

/// What our operations do, held against what a server did with the same operations.
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
        let Some(ours) = ours(operation) else {
            continue;
        };
        let sent = serde_json::to_value(&ours).unwrap();
        assert_eq!(sent, vector["patch"], "{}", vector["id"]);
        // An object may hold something else than the property's type allows.
        if let Some(claimed) = claim(&vector["object"], &sent[0]) {
            assert_eq!(without_nulls(&claimed), without_nulls(recorded), "{operation}");
            checked += 1;
        }
    }
    assert!(checked >= 15, "only {checked} of {} vectors use our operations", vectors.len());
}

/// Makes a recorded operation with the methods of `Patch`; none for one that no method makes.
fn ours(operation: &Json) -> Option<Patch<AlphaUser>> {
    let pointer = operation["field"].as_str()?.strip_prefix('/')?;
    let (name, at_end) = match pointer.split_once('/') {
        Some((name, "-")) => (name, true),
        Some(_) => return None,
        None => (pointer, false),
    };
    let name: &'static str = name.to_owned().leak();
    let one = Property::<AlphaUser, Json, NotQueryable>::new(name);
    let many = Property::<AlphaUser, Vec<Json>, NotQueryable>::new(name);
    let patch = Patch::new();
    Some(match (operation["operation"].as_str()?, operation.get("value").cloned(), at_end) {
        ("replace", Some(value), false) => patch.set(one, value),
        ("add", Some(value), true) => patch.add(many, value),
        ("remove", None, false) => patch.unset(one),
        ("remove", Some(value), false) => patch.remove(many, &value),
        ("increment", Some(Json::Number(by)), false) if by.is_i64() => {
            patch.increment(Property::<_, i64, NotQueryable>::new(name), by.as_i64()?)
        }
        ("increment", Some(Json::Number(by)), false) => {
            // A whole number is sent as an integer, which adds as much.
            let by = by.as_f64().filter(|by| by.fract() != 0.0)?;
            patch.increment(Property::<_, f64, NotQueryable>::new(name), by)
        }
        _ => return None,
    })
}

/// Returns the members that are there: a null is not.
fn without_nulls(object: &Json) -> Vec<(&String, &Json)> {
    object.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()).collect()
}

/// Does one operation of ours to an object, as the documentation of `Patch` says.
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
