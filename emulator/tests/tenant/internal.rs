//! The collections that a server has for itself.

use mosaic::wire::Expected;
use mosaic_emulator::Flavour;
use serde_json::json;

use crate::support::{
    filtered, get, ids, object_type, patch, post, put_new, query, refused, tenant,
};

const ADMINISTRATORS: &str = "internal/role/administrators";

#[test]
fn a_role_of_the_server_shows_what_it_does_not_hold() {
    let tenant = tenant(Flavour::Aic, &json!([]));
    let (stored, role) = put_new(&tenant, ADMINISTRATORS, &json!({ "name": "a" })).unwrap();
    assert_eq!(stored.location.as_deref(), Some("/openidm/internal/role/administrators"));
    for member in ["description", "condition"] {
        assert_eq!(role[member], json!(null), "{role}");
    }
    for member in ["privileges", "temporalConstraints"] {
        assert_eq!(role[member], json!([]), "{role}");
    }
}

#[test]
fn a_role_of_the_server_is_none_of_the_configuration() {
    let roles = object_type("role", &json!({ "name": { "type": "string" } }));
    let tenant = tenant(Flavour::Aic, &json!([roles]));
    put_new(&tenant, ADMINISTRATORS, &json!({ "name": "own" })).unwrap();
    put_new(&tenant, "managed/role/administrators", &json!({ "name": "configured" })).unwrap();
    assert_eq!(get(&tenant, ADMINISTRATORS, &["name"]).unwrap()["name"], "own");
    let page = query(&tenant, &filtered("internal/role", "name eq 'own'")).unwrap();
    assert_eq!(ids(&page), ["administrators"]);
    let page = query(&tenant, &filtered("managed/role", "name eq 'own'")).unwrap();
    assert!(ids(&page).is_empty());
    let described = json!([{ "operation": "add", "field": "/description", "value": "d" }]);
    let (_, role) = patch(&tenant, ADMINISTRATORS, (Expected::Anything, &described)).unwrap();
    assert_eq!(role["description"], "d");
}

#[test]
fn a_role_of_the_server_needs_a_name_and_no_other_collection_is_served() {
    let tenant = tenant(Flavour::Idm, &json!([]));
    assert_eq!(refused(post(&tenant, "internal/role", &json!({}))).0, 403);
    assert_eq!(
        refused(get(&tenant, "internal/user/anonymous", &[])),
        (404, "Resource 'internal/user/anonymous' not found".to_owned())
    );
}
