//! The smallest patch between two records.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;

use model::AlphaUser;
use mosaic::{Json, ManagedObject, ObjectId, Patch, Reference, Revision, from_slice};

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn user(members: &str) -> AlphaUser {
    from_slice(format!(r#"{{"_id":"1","_rev":"1"{members}}}"#).as_bytes()).unwrap()
}

fn lines<T: ManagedObject>(before: &T, after: &T) -> String {
    let mut operations = serde_json::to_value(Patch::between(before, after)).unwrap();
    operations.sort_all_objects();
    let lines = operations.as_array().unwrap().iter().map(Json::to_string);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_patch_between_equal_records_is_empty() {
    let one = user(
        r#","mail":"a","roles":[{"_ref":"managed/alpha_role/1"}],"aliasList":["x"],"manager":{"_ref":"a/b"}"#,
    );
    assert!(Patch::between(&one, &one.clone()).is_empty());
}

#[test]
fn the_patch_between_two_records_says_what_changed_and_no_more() {
    let before = user(
        r#","userName":"ann","frIndexedString3":"a","aliasList":["x"],"roles":[{"_ref":"managed/alpha_role/1","name":"kept"}],
        "effectiveRoles":[{"_ref":"managed/alpha_role/1"}]"#,
    );
    let mut after = before.clone();
    after.department = None;
    after.score = Some(1.5);
    after.alias_list.clear();
    after.effective_roles.clear();
    after.kba_info = Some(Json::Null);
    after.roles.as_mut().unwrap().push(Reference::to(&id("2")));
    insta::assert_snapshot!(lines(&before, &after), @r#"
    {"field":"/aliasList","operation":"remove"}
    {"field":"/frIndexedString3","operation":"remove"}
    {"field":"/roles","operation":"replace","value":[{"_ref":"managed/alpha_role/1"},{"_ref":"managed/alpha_role/2","_refResourceCollection":"managed/alpha_role","_refResourceId":"2"}]}
    {"field":"/score","operation":"replace","value":1.5}
    "#);
}

#[test]
fn a_single_reference_is_set_and_removed() {
    let with = user(r#","manager":{"_ref":"managed/alpha_user/m"}"#);
    let without = user("");
    assert_eq!(lines(&with, &without), r#"{"field":"/manager","operation":"remove"}"#);
    assert_eq!(
        lines(&without, &with),
        r#"{"field":"/manager","operation":"replace","value":{"_ref":"managed/alpha_user/m"}}"#
    );
}

#[test]
fn a_list_of_references_is_left_alone_until_it_was_asked_for() {
    let with = user(r#","roles":[{"_ref":"managed/alpha_role/1"}]"#);
    let (without, mut emptied) = (user(""), with.clone());
    emptied.roles = Some(Vec::new());
    assert!(Patch::between(&with, &without).is_empty());
    assert!(Patch::between(&without, &with).is_empty());
    assert_eq!(lines(&with, &emptied), r#"{"field":"/roles","operation":"replace","value":[]}"#);
}

#[test]
fn a_change_of_a_target_is_no_change_of_the_reference() {
    let role = |revision| {
        user(&format!(
            r#","roles":[{{"_ref":"managed/alpha_role/1","_refResourceRev":"{revision}","name":"{revision}"}}]"#
        ))
    };
    assert!(Patch::between(&role(1), &role(2)).is_empty());
}

#[test]
fn a_required_value_that_is_gone_is_not_sent_as_a_removal() {
    let patch = Patch::between(&user(r#","userName":"ann""#), &user(""));
    let error = serde_json::to_string(&patch).unwrap_err();
    assert_eq!(error.to_string(), "a value cannot be written as JSON: `userName` is required");
}

/// A team, which is nothing without members and an owner.
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/team")]
struct Team {
    id: ObjectId,
    rev: Revision,
    #[managed(not_queryable, required)]
    names: Vec<String>,
    #[managed(relationship, required)]
    owner: Option<Reference<AlphaUser>>,
}

#[test]
fn a_required_list_becomes_empty_and_a_required_reference_stays() {
    let before: Team = from_slice(
        br#"{"_id":"1","_rev":"1","names":["a"],"owner":{"_ref":"managed/alpha_user/1"}}"#,
    )
    .unwrap();
    let mut after = before.clone();
    after.names.clear();
    assert_eq!(lines(&before, &after), r#"{"field":"/names","operation":"replace","value":[]}"#);
    after.owner = None;
    assert!(serde_json::to_string(&Patch::between(&before, &after)).is_err());
}
