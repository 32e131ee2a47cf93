//! Records from bytes.

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;

use model::AlphaRole;
use model::{AlphaUser, AlphaUserAuthzRolesTarget, AlphaUserCustomTier, Closed};
use mosaic::{Projection, Reference, from_slice};

const USER: &str = r#"{
  "_id": "u1", "_rev": "r-1", "userName": "ann", "mail": null, "custom_tier": "bronze",
  "frIndexedInteger1": 5.0, "score": 7, "aliasList": ["a", null, "b\n"], "numbers": [1, null, 2.0],
  "unknown": {"deep": [1, {"x": "]"}]},
  "preferences": {"updates": true, "state": "off", "extra": 1},
  "kbaInfo": [{"q": 1}],
  "manager": {"_ref": "managed/alpha_user/m1", "_refResourceCollection": "managed/alpha_user",
              "_refResourceId": "m1", "_refProperties": {"_id": "x", "_rev": "y"}, "userName": "bob"},
  "roles": [], "effectiveRoles": [{"_ref": "managed/alpha_role/r1"}],
  "authzRoles": [{"_ref": "internal/role/a"}, {"_ref": "managed/alpha_role/b"}, {"_ref": "managed/x/c"}],
  "password": {"$crypto": {}}, "frIndexedDate1": "2026-03-01T12:00:00.000Z"
}"#;

#[test]
fn a_record_is_read_leniently() {
    let user: AlphaUser = from_slice(USER.as_bytes()).unwrap();
    assert_eq!(user.id.as_str(), "u1");
    assert_eq!(user.user_name.as_deref(), Some("ann"));
    assert_eq!(user.mail, None);
    assert_eq!(user.custom_tier, Some(AlphaUserCustomTier::Other("bronze".into())));
    assert_eq!(user.fr_indexed_integer1, Some(5));
    assert_eq!(user.score, Some(7.0));
    assert_eq!(user.alias_list, ["a", "b\n"]);
    assert_eq!(user.numbers, [1, 2]);
    assert_eq!(user.preferences.as_ref().unwrap().state, Some(Closed::Off));
    assert_eq!(user.roles, Some(vec![]));
    assert_eq!(user.authz_roles.as_ref().unwrap().len(), 3);
    assert!(matches!(
        user.authz_roles.as_deref().unwrap(),
        [
            AlphaUserAuthzRolesTarget::InternalRole(_),
            AlphaUserAuthzRolesTarget::ManagedRole(_),
            AlphaUserAuthzRolesTarget::Other(_)
        ]
    ));
    assert_eq!(user.effective_roles[0].id().unwrap().as_str(), "r1");
}

#[test]
fn both_ways_of_reading_agree() {
    let ours: AlphaUser = from_slice(USER.as_bytes()).unwrap();
    let theirs: AlphaUser = serde_json::from_str(USER).unwrap();
    assert_eq!(ours, theirs);
}

#[test]
fn what_is_written_is_read_again() {
    let user: AlphaUser = from_slice(USER.as_bytes()).unwrap();
    let bytes = serde_json::to_vec(&user).unwrap();
    assert_eq!(from_slice::<AlphaUser>(&bytes).unwrap(), user);
}

#[test]
fn an_error_says_where_it_is_and_which_object_it_is_about() {
    let body = br#"{"_id":"u1","_rev":"1","roles":[{"_ref":"a/b"},{"_ref":7}]}"#;
    let error = from_slice::<AlphaUser>(body).unwrap_err();
    assert_eq!(error.path(), "roles[1]._ref");
    assert_eq!(error.id(), Some("u1"));
}

#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Card {
    user_name: String,
    department: Option<String>,
    #[managed(property = ALIAS_LIST)]
    aliases: Vec<String>,
    manager: Option<Reference<AlphaUser>>,
}

#[test]
fn a_projection_insists() {
    let card: Card = from_slice(USER.as_bytes()).unwrap();
    assert_eq!(card.user_name, "ann");
    assert_eq!(card.department, None);
    assert_eq!(card.aliases.len(), 2);
    let manager: Name = card.manager.unwrap().target().unwrap();
    assert_eq!(manager.user_name, "bob");
    assert_eq!(Card::FIELDS, ["userName", "frIndexedString3", "aliasList", "manager"]);
    assert!(from_slice::<Card>(b"{}").is_err());
}

#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Name {
    user_name: String,
}

#[test]
fn a_target_is_read_whatever_came_with_the_reference() {
    let inline: Reference<AlphaRole> = serde_json::from_str(
        r#"{"_ref":"managed/alpha_role/1","_refResourceId":"1","_refProperties":{"_rev":"2"},"name":"one"}"#,
    )
    .unwrap();
    let role: AlphaRole = inline.target().unwrap();
    assert_eq!((role.id.as_str(), role.rev.as_str()), ("1", ""));
    assert_eq!(role.name.as_deref(), Some("one"));
}

#[test]
fn the_revision_of_a_link_is_not_taken_for_that_of_its_target() {
    let item = |more: &str| -> AlphaRole {
        let text = format!(r#"{{"_id":"x","_rev":"2","_ref":"managed/alpha_role/1"{more}}}"#);
        serde_json::from_str::<Reference<AlphaRole>>(&text).unwrap().target().unwrap()
    };
    assert_eq!((item("").id.as_str(), item("").rev.as_str()), ("1", ""));
    assert_eq!(item(r#","_refResourceRev":"7""#).rev.as_str(), "7");
}

#[test]
fn a_message_tells_the_kind_of_a_value_and_not_the_value() {
    let members = [
        r#""mail":"x","aliasList":"HUSH""#,
        r#""score":"HUSH""#,
        r#""userName":4711"#,
        r#""userName":4711.5"#,
        r#""frIndexedInteger1":4711.5"#,
        r#""frIndexedInteger1":18446744073709554711"#,
        r#""frIndexedInteger1":"HUSH""#,
        r#""preferences":{"state":"HUSH"}"#,
        r#""preferences":{"updates":"HUSH"}"#,
        r#""preferences":["HUSH"]"#,
        r#""frIndexedDate1":"HUSH""#,
        r#""manager":{"_ref":true,"HUSH":1}"#,
    ];
    for members in members {
        let body = format!(r#"{{"_id":"1","_rev":"1",{members}}}"#);
        let ours = from_slice::<AlphaUser>(body.as_bytes()).unwrap_err().to_string();
        let theirs = serde_json::from_str::<AlphaUser>(&body).unwrap_err().to_string();
        for message in [ours, theirs] {
            assert!(message.contains("expected "), "{message}");
            let quoted = ["HUSH", "4711", "true"].iter().any(|value| message.contains(value));
            assert!(!quoted, "{message}");
        }
    }
    let error = from_slice::<AlphaUser>(br#"{"_id":"1","_rev":"1","score":"HUSH"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"`score`: expected a number, found a string, in the object "1", at byte 36"#
    );
}

#[test]
fn the_order_of_members_never_matters() {
    let one = r#"{"_id":"1","_rev":"1","userName":"ann","mail":"a","score":1}"#;
    let other = r#"{"score":1,"mail":"a","_rev":"1","userName":"ann","_id":"1"}"#;
    for _ in 0..100 {
        let [one, other] = [one, other].map(|body| from_slice::<AlphaUser>(body.as_bytes()));
        assert_eq!(one.unwrap(), other.unwrap());
    }
}

/// A type whose lists have holes, and whose inner object has a secret.
#[derive(Clone, Default, PartialEq, mosaic::ManagedObject)]
#[managed(path = "managed/form")]
struct Form {
    id: mosaic::ObjectId,
    rev: mosaic::Revision,
    answers: Vec<Option<String>>,
    scores: Vec<Option<i64>>,
    anything: Vec<mosaic::Json>,
    account: Option<Account>,
}

#[derive(Clone, Default, PartialEq, mosaic::SubObject)]
struct Account {
    name: Option<String>,
    #[managed(secret)]
    pin: Option<String>,
}

#[test]
fn null_keeps_its_place_in_a_list_that_may_hold_it() {
    let text = br#"{"_id": "f", "_rev": "1", "answers": ["a", null, "b"], "scores": [null, 1], "anything": [null, {}]}"#;
    let form: Form = from_slice(text).unwrap();
    assert_eq!(form.answers, [Some("a".to_owned()), None, Some("b".to_owned())]);
    assert_eq!(form.scores, [None, Some(1)]);
    let json = serde_json::to_value(&form).unwrap();
    let expected: mosaic::Json = serde_json::from_slice(text).unwrap();
    assert_eq!(json, expected);
    let read: Form = serde_json::from_value(json).unwrap();
    assert!(read == form);
    let mut after = form.clone();
    after.answers.pop();
    let patch = serde_json::to_value(mosaic::Patch::between(&form, &after)).unwrap();
    assert_eq!(patch[0]["value"], serde_json::json!(["a", null]));
}

#[test]
fn a_secret_in_an_object_is_kept_and_never_shown() {
    let text = br#"{"_id": "f", "_rev": "1", "account": {"name": "ann", "pin": "hunter2"}}"#;
    let form: Form = from_slice(text).unwrap();
    let shown = format!("{form:?} {:?}", form.account);
    assert!(shown.contains("ann") && !shown.contains("hunter2"), "{shown}");
    assert_eq!(serde_json::to_value(&form).unwrap()["account"]["pin"], "hunter2");
}
