//! Claims about when objects are held to the policies of their types.

use mosaic::wire::Expected;
use mosaic_emulator::{Flavour, Tenant};
use serde_json::{Value, json};

use crate::support::{get, patch, post, put, put_new, refused, tenant};

fn users(flavour: Flavour) -> Tenant {
    let user = json!({"name": "user", "schema": {
        "type": "object",
        "required": ["userName", "sn"],
        "properties": {
            "userName": {"type": "string", "policies": [{"policyId": "unique"}]},
            "sn": {"type": "string"},
            "status": {"type": "string", "default": "active", "minLength": 3},
        },
    }});
    tenant(flavour, &json!([user]))
}

#[test]
fn what_is_required_is_asked_for_at_creation_after_the_defaults() {
    let tenant = users(Flavour::Aic);
    let refusal = post(&tenant, "managed/user", &json!({"sn": "x"})).unwrap_err();
    assert_eq!(
        (refusal.status.as_u16(), refusal.message.as_str()),
        (403, "Policy validation failed")
    );
    let expected = json!({"result": false, "failedPolicyRequirements": [
        {"policyRequirements": [{"policyRequirement": "REQUIRED"}], "property": "userName"},
    ]});
    assert_eq!(refusal.detail, Some(expected));
    let (_, made) = post(&tenant, "managed/user", &json!({"userName": "a", "sn": "x"})).unwrap();
    assert_eq!(made["status"], "active");
    let short = json!({"userName": "b", "sn": "x", "status": "on"});
    assert_eq!(refused(post(&tenant, "managed/user", &short)).0, 403);
}

#[test]
fn a_replacement_may_drop_what_is_required_on_a_tenant_alone_and_gets_no_defaults() {
    for (flavour, is_refused) in [(Flavour::Aic, false), (Flavour::Idm, true)] {
        let tenant = users(flavour);
        put_new(&tenant, "managed/user/1", &json!({"userName": "a", "sn": "x"})).unwrap();
        let answer = put(&tenant, "managed/user/1", (Expected::Existing, &json!({"sn": "y"})));
        assert_eq!(answer.is_err(), is_refused);
        if let Ok((_, after)) = answer {
            assert_eq!((after.get("userName"), after.get("status")), (None, None));
        }
    }
}

#[test]
fn a_patch_may_remove_what_is_required_on_the_open_server_alone() {
    for (flavour, is_refused) in [(Flavour::Aic, true), (Flavour::Idm, false)] {
        let tenant = users(flavour);
        put_new(&tenant, "managed/user/1", &json!({"userName": "a", "sn": "x"})).unwrap();
        let removal = json!([{"operation": "remove", "field": "/sn"}]);
        let answer = patch(&tenant, "managed/user/1", (Expected::Anything, &removal));
        assert_eq!(answer.is_err(), is_refused);
    }
}

#[test]
fn a_patch_is_held_to_the_policies_of_what_it_touches() {
    let tenant = users(Flavour::Idm);
    put_new(&tenant, "managed/user/1", &json!({"userName": "a", "sn": "x"})).unwrap();
    let short = json!([{"operation": "replace", "field": "/status", "value": "no"}]);
    let refusal = patch(&tenant, "managed/user/1", (Expected::Anything, &short)).unwrap_err();
    assert_eq!(
        (refusal.status.as_u16(), refusal.message.as_str()),
        (403, "Failed policy validation")
    );
    assert_eq!(get(&tenant, "managed/user/1", &[]).unwrap()["status"], "active");
}

#[test]
fn a_unique_value_is_free_again_when_its_owner_changes_it() {
    let tenant = users(Flavour::Aic);
    let body = |name: &str| json!({"userName": name, "sn": "x"});
    put_new(&tenant, "managed/user/1", &body("Ann")).unwrap();
    let taken = put_new(&tenant, "managed/user/2", &body("ann")).unwrap_err();
    assert_eq!(requirements(taken.detail.as_ref()), ["UNIQUE"]);
    put(&tenant, "managed/user/1", (Expected::Existing, &body("Ann"))).unwrap();
    put(&tenant, "managed/user/1", (Expected::Existing, &body("bob"))).unwrap();
    put_new(&tenant, "managed/user/2", &body("ann")).unwrap();
}

#[test]
fn a_policy_that_only_an_environment_completes_judges_nothing() {
    let length = |length: Value| {
        let policy = json!({"policyId": "minimum-length", "params": {"minLength": length}});
        json!({"type": "string", "policies": [policy]})
    };
    let properties = json!({
        "given": length(json!(6)),
        "wrapped": length(json!({"$int": "&{esv.code.length}"})),
        "plain": length(json!("&{esv.code.length}")),
    });
    let schema = json!({"type": "object", "properties": properties});
    let tenant = tenant(Flavour::Aic, &json!([{"name": "code", "schema": schema}]));
    post(&tenant, "managed/code", &json!({"wrapped": "ab", "plain": "ab"})).unwrap();
    assert_eq!(refused(post(&tenant, "managed/code", &json!({"given": "ab"}))).0, 403);
}

fn requirements(detail: Option<&Value>) -> Vec<&str> {
    let failures = detail.and_then(|detail| detail["failedPolicyRequirements"].as_array());
    let failures = failures.into_iter().flatten();
    let requirements = failures.filter_map(|failure| failure["policyRequirements"].as_array());
    requirements.flatten().filter_map(|one| one["policyRequirement"].as_str()).collect()
}
