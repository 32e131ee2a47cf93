//! Claims about creating, replacing and deleting.

use mosaic::{
    Json,
    wire::{Change, Expected},
};
use mosaic_emulator::Flavour;
use proptest::prelude::*;
use serde_json::json;

use crate::support::{delete, get, patch, post, put, put_new, refused, revision, things};

#[test]
fn an_object_is_read_as_it_was_created() {
    let tenant = things(Flavour::Aic, &json!({"name": {"type": "string"}}));
    let (stored, made) = post(&tenant, "managed/thing", &json!({"name": "a", "free": 1})).unwrap();
    assert_eq!(stored.change, Change::Created);
    let id = made["_id"].as_str().unwrap();
    assert_eq!(stored.location, Some(format!("/openidm/managed/thing/{id}")));
    assert_eq!(stored.revision.unwrap().as_str(), made["_rev"]);
    let read = get(&tenant, &format!("managed/thing/{id}"), &[]).unwrap();
    assert_eq!(read, made);
    let keys: Vec<_> = read.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["_id", "_rev", "name", "free"]);
}

#[test]
fn an_id_is_found_in_any_case() {
    let tenant = things(Flavour::Aic, &json!({}));
    put_new(&tenant, "managed/thing/Ab", &json!({})).unwrap();
    assert_eq!(get(&tenant, "managed/thing/aB", &[]).unwrap()["_id"], "Ab");
    assert_eq!(refused(put_new(&tenant, "managed/thing/AB", &json!({}))).0, 412);
}

#[test]
fn the_body_names_the_id_on_the_open_server_and_the_path_on_a_tenant() {
    for (flavour, id) in [(Flavour::Idm, "b"), (Flavour::Aic, "p")] {
        let tenant = things(flavour, &json!({}));
        let (_, made) = put_new(&tenant, "managed/thing/p", &json!({"_id": "b"})).unwrap();
        assert_eq!(made["_id"], id);
    }
}

#[test]
fn a_replacement_drops_what_it_leaves_out() {
    let tenant = things(Flavour::Aic, &json!({"a": {"type": "string"}, "b": {"type": "string"}}));
    put_new(&tenant, "managed/thing/1", &json!({"a": "x", "b": "y"})).unwrap();
    let (_, after) =
        put(&tenant, "managed/thing/1", (Expected::Existing, &json!({"a": "z"}))).unwrap();
    assert_eq!((after["a"].as_str(), after.get("b")), (Some("z"), None));
}

#[test]
fn no_change_weighs_more_than_the_revision() {
    let tenant = things(Flavour::Aic, &json!({"a": {"type": "string"}}));
    let (_, made) = put_new(&tenant, "managed/thing/1", &json!({"a": "x"})).unwrap();
    let same = (revision("999"), &json!({"a": "x"}));
    let (stored, after) = put(&tenant, "managed/thing/1", same).unwrap();
    assert_eq!((stored.change, after), (Change::NotModified, made));
    let other = (revision("999"), &json!({"a": "y"}));
    assert_eq!(refused(put(&tenant, "managed/thing/1", other)).0, 412);
}

#[test]
fn a_write_without_a_condition_creates_or_replaces() {
    let tenant = things(Flavour::Idm, &json!({}));
    let first = put(&tenant, "managed/thing/1", (Expected::Anything, &json!({"a": 1}))).unwrap();
    let second = put(&tenant, "managed/thing/1", (Expected::Anything, &json!({"a": 2}))).unwrap();
    assert_eq!((first.0.change, second.0.change), (Change::Created, Change::Done));
    assert_eq!((&first.1["_rev"], &second.1["_rev"]), (&json!("0"), &json!("1")));
    let missing = put(&tenant, "managed/thing/2", (Expected::Existing, &json!({})));
    assert_eq!(refused(missing), (404, "Object 2 not found in managed/thing".to_owned()));
}

#[test]
fn a_deleted_object_is_shown_once_more_and_gone() {
    let tenant = things(Flavour::Aic, &json!({"a": {"type": "string"}}));
    let (_, made) = put_new(&tenant, "managed/thing/1", &json!({"a": "x"})).unwrap();
    assert_eq!(refused(delete(&tenant, "managed/thing/1", revision("9"))).0, 412);
    assert_eq!(delete(&tenant, "managed/thing/1", Expected::Anything).unwrap().1, made);
    let (code, message) = refused(get(&tenant, "managed/thing/1", &[]));
    assert_eq!(code, 404);
    assert!(
        message.starts_with("No Such Entry: The search base entry 'fr-idm-uuid=1,"),
        "{message}"
    );
}

#[test]
fn a_secret_never_comes_back_and_survives_a_replacement() {
    let properties = json!({
        "a": {"type": "string"},
        "password": {"type": "string", "scope": "private", "isProtected": true},
    });
    let tenant = things(Flavour::Aic, &properties);
    let (_, made) =
        put_new(&tenant, "managed/thing/1", &json!({"a": "x", "password": "Secret-1"})).unwrap();
    assert!(!made.to_string().contains("Secret-1") && made.get("password").is_none(), "{made}");
    for fields in [&[][..], &["*"], &["password"], &["/"], &["a", "password"]] {
        assert_eq!(get(&tenant, "managed/thing/1", fields).unwrap().get("password"), None);
    }
    let same = (Expected::Existing, &json!({"a": "x", "password": "Secret-1"}));
    assert_eq!(put(&tenant, "managed/thing/1", same).unwrap().0.change, Change::NotModified);
    let without = (Expected::Existing, &json!({"a": "x"}));
    assert_eq!(put(&tenant, "managed/thing/1", without).unwrap().0.change, Change::NotModified);
    let other = (Expected::Existing, &json!({"a": "x", "password": "Secret-2"}));
    assert_eq!(put(&tenant, "managed/thing/1", other).unwrap().0.change, Change::Done);
    tenant.remember("key", json!("Secret-3")).unwrap();
    tenant.set_document("mail", json!({"auth": "Secret-4"}).as_object().cloned()).unwrap();
    assert_eq!(format!("{tenant:?}"), r#"Tenant { flavour: Aic, objects: {"thing": 1}, .. }"#);
}

#[test]
fn an_id_of_the_servers_choice_is_not_held_to_a_policy() {
    let properties = json!({
        "_id": {"type": "string", "policies": [
            {"policyId": "id-must-equal-property", "params": {"propertyName": "name"}},
        ]},
        "name": {"type": "string"},
    });
    let tenant = things(Flavour::Aic, &properties);
    post(&tenant, "managed/thing", &json!({"name": "a"})).unwrap();
    put_new(&tenant, "managed/thing/b", &json!({"name": "b"})).unwrap();
    assert_eq!(refused(put_new(&tenant, "managed/thing/c", &json!({"name": "d"}))).0, 403);
    for odd in [json!(""), json!(1), json!(null)] {
        let (_, made) = post(&tenant, "managed/thing", &json!({"_id": odd, "name": "a"})).unwrap();
        assert_eq!(made["_id"].as_str().map(str::len), Some(36), "{odd}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A write gives an object another revision where it changes it, and only there.
    #[test]
    fn a_revision_changes_with_what_an_object_shows(
        writes in proptest::collection::vec((any::<bool>(), "[ab]", 0i32..3), 1..20),
        is_cloud in any::<bool>(),
    ) {
        let flavour = if is_cloud { Flavour::Aic } else { Flavour::Idm };
        let tenant = things(flavour, &json!({"a": {"type": "number"}, "b": {"type": "number"}}));
        let mut before = put_new(&tenant, "managed/thing/1", &json!({})).unwrap().1;
        for (whole, name, value) in writes {
            let (stored, after) = if whole {
                put(&tenant, "managed/thing/1", (Expected::Existing, &json!({name: value}))).unwrap()
            } else {
                let field = format!("/{name}");
                let change = json!([{"operation": "replace", "field": field, "value": value}]);
                patch(&tenant, "managed/thing/1", (Expected::Anything, &change)).unwrap()
            };
            let content = |shown: &Json| [shown["a"].clone(), shown["b"].clone()];
            let is_same = content(&before) == content(&after);
            prop_assert_eq!(is_same, before["_rev"] == after["_rev"]);
            prop_assert_eq!(is_same && is_cloud, stored.change == Change::NotModified);
            prop_assert_eq!(&get(&tenant, "managed/thing/1", &[]).unwrap()["_rev"], &after["_rev"]);
            before = after;
        }
    }
}
