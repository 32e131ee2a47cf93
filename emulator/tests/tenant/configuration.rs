//! Claims about the configuration of a tenant.

use mosaic_emulator::{Flavour, Misfits, Tenant, TenantOptions};
use serde_json::json;

use crate::support::{get, object_type, post, put_new, refused, tenant, things};

#[test]
fn a_configuration_is_served_at_once() {
    let tenant = things(Flavour::Aic, &json!({}));
    assert_eq!(
        refused(post(&tenant, "managed/other", &json!({}))),
        (404, "Resource 'managed/other' not found".to_owned())
    );
    let wider =
        json!({"objects": [object_type("thing", &json!({})), object_type("other", &json!({}))]});
    tenant.configure(wider.to_string().as_bytes()).unwrap();
    post(&tenant, "managed/other", &json!({})).unwrap();
    assert_eq!(tenant.configuration()["_id"], "managed");
    assert_eq!(tenant.configuration()["objects"], wider["objects"]);
}

#[test]
fn objects_of_a_type_that_disappears_come_back_with_it() {
    let tenant = things(Flavour::Aic, &json!({}));
    put_new(&tenant, "managed/thing/1", &json!({"a": 1})).unwrap();
    tenant.configure(br#"{"objects": []}"#).unwrap();
    assert_eq!(refused(get(&tenant, "managed/thing/1", &[])).0, 404);
    let again = json!({"objects": [object_type("thing", &json!({}))]});
    tenant.configure(again.to_string().as_bytes()).unwrap();
    assert_eq!(get(&tenant, "managed/thing/1", &[]).unwrap()["a"], 1);
}

#[test]
fn a_configuration_without_a_list_of_types_is_refused_and_the_old_one_stays() {
    let tenant = things(Flavour::Aic, &json!({}));
    for wrong in ["", "[]", "{", r#"{"objects": 1}"#, r#"{"objects": [{"schema": {}}]}"#] {
        assert_eq!(refused(tenant.configure(wrong.as_bytes())).0, 400, "{wrong}");
    }
    post(&tenant, "managed/thing", &json!({})).unwrap();
}

#[test]
fn a_new_property_of_a_user_has_to_be_prefixed() {
    let user = |properties| json!({"objects": [object_type("alpha_user", &properties)]});
    let old = json!({"legacy": {"type": "string"}});
    let tenant = tenant(Flavour::Aic, &json!([object_type("alpha_user", &old)]));
    let configure = |properties| tenant.configure(user(properties).to_string().as_bytes());
    configure(json!({"legacy": {"type": "string"}, "custom_a": {"type": "string"}})).unwrap();
    configure(json!({"legacy": {"type": "string"}, "frIndexedString1": {"type": "string"}}))
        .unwrap();
    let refused = refused(configure(json!({"tier": {"type": "string"}})));
    let message = "Request content includes unprefixed attributes for alpha_user: [tier]";
    assert_eq!(refused, (400, message.to_owned()));
}

#[test]
fn a_default_that_does_not_fit_hides_its_type_where_that_is_asked_for() {
    let objects =
        json!([object_type("thing", &json!({"on": {"type": "boolean", "default": "nope"}}))]);
    for (misfits, code) in [(Misfits::Served, 201), (Misfits::NotFound, 404)] {
        let options = TenantOptions { misfits, ..TenantOptions::default() };
        let managed = json!({"objects": objects}).to_string();
        let tenant = Tenant::open(managed.as_bytes(), options).unwrap();
        let answer = post(&tenant, "managed/thing", &json!({"on": true}));
        assert_eq!(answer.map_or_else(|refusal| refusal.status.as_u16(), |_| 201), code);
    }
}
