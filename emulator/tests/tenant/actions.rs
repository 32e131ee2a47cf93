//! Claims about actions.

use mosaic_emulator::{Flavour, Tenant};
use serde_json::json;

use crate::support::{act, get, object_type, put_new, refused, tenant};

fn users() -> Tenant {
    let mut user = object_type("user", &json!({"userName": {"type": "string"}}));
    user["actions"] = json!({"greet": {"type": "text/javascript", "source": "1"}});
    let tenant = tenant(Flavour::Idm, &json!([user]));
    for (id, name) in [("1", "ann"), ("2", "bob"), ("3", "bob")] {
        put_new(&tenant, &format!("managed/user/{id}"), &json!({"userName": name}))
            .expect("a new user");
    }
    tenant
}

#[test]
fn an_object_is_patched_by_action() {
    let tenant = users();
    let operations = json!([{"operation": "replace", "field": "/userName", "value": "eve"}]);
    let answer = act(&tenant, ("managed/user/1", "patch"), &[], &operations).unwrap();
    assert_eq!((&answer["_id"], &answer["userName"]), (&json!("1"), &json!("eve")));
}

#[test]
fn the_one_object_that_a_query_finds_is_patched() {
    let tenant = users();
    let operations = json!([{"operation": "replace", "field": "/userName", "value": "eve"}]);
    let patch = |parameters: &[(&str, &str)]| {
        act(&tenant, ("managed/user", "patch"), parameters, &operations)
    };
    patch(&[("_queryFilter", "userName eq \"ann\"")]).unwrap();
    assert_eq!(get(&tenant, "managed/user/1", &[]).unwrap()["userName"], "eve");
    let nobody = patch(&[("_queryId", "for-userName"), ("uid", "nobody")]);
    assert_eq!(refused(nobody), (404, "Query returned no results".to_owned()));
    let two = patch(&[("_queryFilter", "userName eq \"bob\"")]);
    assert_eq!(refused(two), (500, "Query result must yield one matching object".to_owned()));
    let object = act(&tenant, ("managed/user", "patch"), &[("_queryFilter", "true")], &json!({}));
    assert_eq!(refused(object).0, 400);
}

#[test]
fn a_synchronisation_tells_how_many_objects_it_was_for() {
    let tenant = users();
    let all = act(&tenant, ("managed/user", "triggerSyncCheck"), &[], &json!({})).unwrap();
    assert_eq!(all, json!({"status": "OK", "countTriggered": 3}));
    let one = act(&tenant, ("managed/user/2", "triggerSyncCheck"), &[], &json!({})).unwrap();
    assert_eq!(one["countTriggered"], 1);
    assert_eq!(
        refused(act(&tenant, ("managed/user/9", "triggerSyncCheck"), &[], &json!({}))).0,
        404
    );
}

#[test]
fn an_action_that_is_a_script_is_not_run_and_others_are_not_known() {
    let tenant = users();
    assert_eq!(refused(act(&tenant, ("managed/user/1", "greet"), &[], &json!({}))).0, 501);
    let nosuch = (400, "Action nosuch is not supported.".to_owned());
    assert_eq!(refused(act(&tenant, ("managed/user/1", "nosuch"), &[], &json!({}))), nosuch);
    assert_eq!(refused(act(&tenant, ("managed/user", "nosuch"), &[], &json!({}))), nosuch);
}
