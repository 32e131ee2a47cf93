//! Claims about patches of relationships: of a property of their owner, and of one by itself.

use mosaic::{
    Json,
    wire::{Change, Expected, Stored},
};
use mosaic_emulator::{Flavour, Tenant};
use serde_json::json;

use crate::{
    relationships::{company, targets},
    support::{get, patch, post, put, refused, revision},
};

const ANN: &str = "managed/user/u1";

fn to(reference: &str) -> Json {
    json!({ "_ref": reference })
}

/// Patches the user `u1` with one operation.
fn patch_ann(tenant: &Tenant, operation: &Json) -> Result<(Stored, Json), (u16, String)> {
    patch(tenant, ANN, (Expected::Anything, &json!([operation])))
        .map_err(|refusal| (refusal.status.as_u16(), refusal.message))
}

#[test]
fn a_reference_is_added_at_the_end_of_a_list() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        for role in ["managed/role/r1", "managed/role/r2"] {
            let add = json!({"operation": "add", "field": "/roles/-", "value": to(role)});
            patch_ann(&tenant, &add).unwrap();
        }
        assert_eq!(targets(&tenant, ANN, "roles"), ["managed/role/r1", "managed/role/r2"]);
        assert_eq!(targets(&tenant, "managed/role/r2", "members"), [ANN]);
    }
}

#[test]
fn a_reference_that_is_there_is_not_added_again() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        let add = json!({"operation": "add", "field": "/roles/-", "value": to("managed/role/r1")});
        patch_ann(&tenant, &add).unwrap();
        let text = "Duplicate relationship specified in relationship collection.".to_owned();
        assert_eq!(patch_ann(&tenant, &add).unwrap_err(), (412, text));
        assert_eq!(targets(&tenant, ANN, "roles").len(), 1);
    }
}

#[test]
fn the_whole_list_is_replaced() {
    let tenant = company(Flavour::Aic);
    post(&tenant, "managed/user/u1/roles", &to("managed/role/r1")).unwrap();
    let replace = |value: Json| json!({"operation": "replace", "field": "/roles", "value": value});
    patch_ann(&tenant, &replace(json!([to("managed/role/r2")]))).unwrap();
    assert_eq!(targets(&tenant, ANN, "roles"), ["managed/role/r2"]);
    let again = patch_ann(&tenant, &replace(json!([to("managed/role/r2")]))).unwrap();
    assert_eq!(again.0.change, Change::NotModified);
    patch_ann(&tenant, &replace(json!([]))).unwrap();
    assert_eq!(targets(&tenant, ANN, "roles"), [""; 0]);
}

#[test]
fn an_element_is_removed_where_the_whole_of_it_is_named() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        let both = json!({"roles": [to("managed/role/r1"), to("managed/role/r2")]});
        put(&tenant, ANN, (Expected::Existing, &both)).unwrap();
        let element = get(&tenant, ANN, &["roles"]).unwrap()["roles"][0].clone();
        let remove =
            |value: &Json| json!({"operation": "remove", "field": "/roles", "value": value});
        patch_ann(&tenant, &remove(&to("managed/role/r1"))).unwrap();
        assert_eq!(targets(&tenant, ANN, "roles").len(), 2, "a part of an element is none");
        patch_ann(&tenant, &remove(&element)).unwrap();
        assert_eq!(targets(&tenant, ANN, "roles"), ["managed/role/r2"]);
    }
}

#[test]
fn a_collection_is_not_removed_nor_made_an_object() {
    let tenant = company(Flavour::Aic);
    post(&tenant, "managed/user/u1/roles", &to("managed/role/r1")).unwrap();
    let removed = patch_ann(&tenant, &json!({"operation": "remove", "field": "/roles"}));
    assert_eq!(removed.unwrap_err(), (400, "Cannot delete collection: /roles".to_owned()));
    let add = json!({"operation": "add", "field": "/roles", "value": to("managed/role/r2")});
    assert_eq!(patch_ann(&tenant, &add).unwrap_err(), (403, "Failed policy validation".to_owned()));
    assert_eq!(targets(&tenant, ANN, "roles"), ["managed/role/r1"]);
}

#[test]
fn a_single_reference_is_replaced_and_removed() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        for manager in ["managed/user/u2", "managed/user/u1"] {
            let replace =
                json!({"operation": "replace", "field": "/manager", "value": to(manager)});
            patch_ann(&tenant, &replace).unwrap();
            assert_eq!(targets(&tenant, ANN, "manager"), [manager]);
        }
        assert_eq!(targets(&tenant, "managed/user/u2", "reports"), [""; 0]);
        patch_ann(&tenant, &json!({"operation": "remove", "field": "/manager"})).unwrap();
        assert_eq!(targets(&tenant, ANN, "manager"), [""; 0]);
    }
}

#[test]
fn the_same_single_reference_again_changes_nothing_on_a_tenant() {
    let tenant = company(Flavour::Aic);
    let value = json!({
        "_ref": "managed/user/u2",
        "_refResourceCollection": "managed/user",
        "_refResourceId": "u2",
    });
    let replace = json!({"operation": "replace", "field": "/manager", "value": value});
    let (_, first) = patch_ann(&tenant, &replace).unwrap();
    let (stored, again) = patch_ann(&tenant, &replace).unwrap();
    assert_eq!((stored.change, again), (Change::NotModified, first));
}

#[test]
fn a_patch_of_a_relationship_keeps_to_the_revision_of_its_owner() {
    let tenant = company(Flavour::Aic);
    let add = json!([{"operation": "add", "field": "/roles/-", "value": to("managed/role/r1")}]);
    assert_eq!(refused(patch(&tenant, ANN, (revision("another"), &add))).0, 412);
    assert_eq!(targets(&tenant, ANN, "roles"), [""; 0]);
    let before = get(&tenant, ANN, &[]).unwrap()["_rev"].as_str().unwrap().to_owned();
    let (_, after) = patch(&tenant, ANN, (revision(&before), &add)).unwrap();
    assert_ne!(after["_rev"], before);
    assert_eq!(after.get("roles"), None, "it is not shown by default");
}

#[test]
fn what_is_said_of_a_relationship_and_where_it_leads_is_patched_in_place() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        let (stored, made) =
            post(&tenant, "managed/user/u1/roles", &to("managed/role/r1")).unwrap();
        let path = stored.location.unwrap().replace("/openidm/", "");
        let operations = json!([
            {"operation": "add", "field": "/_refProperties/note", "value": "x"},
            {"operation": "replace", "field": "/_ref", "value": "managed/role/r2"},
        ]);
        let (stored, after) = patch(&tenant, &path, (Expected::Existing, &operations)).unwrap();
        assert_eq!((stored.change, &after["_ref"]), (Change::Done, &json!("managed/role/r2")));
        assert_eq!(after["_refProperties"]["note"], "x");
        assert_eq!(after["_refProperties"]["_id"], made["_refProperties"]["_id"]);
        assert_eq!(targets(&tenant, "managed/role/r1", "members"), [""; 0]);
        let nothing = json!([{"operation": "remove", "field": "/_refProperties/other"}]);
        let (_, same) = patch(&tenant, &path, (revision("another"), &nothing)).unwrap();
        assert_eq!(same, after);
        let nowhere = json!([{"operation": "remove", "field": "/_ref"}]);
        assert_eq!(refused(patch(&tenant, &path, (Expected::Anything, &nowhere))).0, 400);
        let collection = patch(&tenant, "managed/user/u1/roles", (Expected::Anything, &nothing));
        assert_eq!(refused(collection).0, 400);
    }
}
