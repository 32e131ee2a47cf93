//! Claims about relationships as resources of their own.

use mosaic::{
    Json,
    wire::{Change, Expected},
};
use mosaic_emulator::{Flavour, Tenant};
use serde_json::json;

use crate::{
    relationships::company,
    support::{delete, get, many, object_type, post, put, put_new, refused, revision, tenant},
};

const ROLES: &str = "managed/user/u1/roles";
const MANAGER: &str = "managed/user/u1/manager";

fn to(reference: &str) -> Json {
    json!({ "_ref": reference })
}

/// Grants the role `r1` to the user `u1`, and returns the path of the relationship.
fn granted(tenant: &Tenant) -> String {
    let (stored, _) = post(tenant, ROLES, &to("managed/role/r1")).expect("both are there");
    let location = stored.location.expect("it is new");
    location.strip_prefix("/openidm/").expect("a path below the root").to_owned()
}

#[test]
fn a_relationship_is_created_and_found_at_its_own_path() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        let (stored, made) = post(&tenant, ROLES, &to("managed/role/r1")).unwrap();
        assert_eq!(stored.change, Change::Created);
        let id = made["_refProperties"]["_id"].as_str().unwrap();
        assert_eq!(stored.location, Some(format!("/openidm/{ROLES}/{id}")));
        assert_eq!(stored.revision.unwrap().as_str(), made["_refProperties"]["_rev"]);
        assert_eq!(get(&tenant, &format!("{ROLES}/{id}"), &[]).unwrap(), made);
        let other_end = get(&tenant, &format!("managed/role/r1/members/{id}"), &[]).unwrap();
        assert_eq!(other_end["_ref"], "managed/user/u1");
    }
}

#[test]
fn an_item_begins_with_its_own_identity_on_a_tenant_alone() {
    let keys = |flavour| {
        let tenant = company(flavour);
        let shown = get(&tenant, &granted(&tenant), &[]).unwrap();
        shown.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    let aic = [
        "_id",
        "_rev",
        "_ref",
        "_refResourceCollection",
        "_refResourceId",
        "_refResourceRev",
        "_refProperties",
    ];
    assert_eq!(keys(Flavour::Aic), aic);
    assert_eq!(keys(Flavour::Idm), ["_ref", "_refProperties"]);
}

#[test]
fn fields_of_the_other_object_stand_beside_the_reference() {
    let tenant = company(Flavour::Aic);
    let path = granted(&tenant);
    let shown = get(&tenant, &path, &["_id", "name", "members"]).unwrap();
    assert_eq!((&shown["name"], &shown["_ref"]), (&json!("Admin"), &json!("managed/role/r1")));
    assert_eq!(shown["_id"], shown["_refProperties"]["_id"], "it is that of the relationship");
    assert_eq!(shown["members"][0].get("_refResourceRev"), None);
    let narrow = get(&tenant, &path, &["_ref"]).unwrap();
    assert_eq!(narrow.as_object().unwrap().keys().collect::<Vec<_>>(), ["_id", "_rev", "_ref"]);
}

#[test]
fn the_open_server_shows_the_fields_that_are_named_and_no_more() {
    let tenant = company(Flavour::Idm);
    let path = granted(&tenant);
    assert_eq!(get(&tenant, &path, &["name"]).unwrap(), json!({"name": "Admin"}));
    let whole = get(&tenant, &path, &["*"]).unwrap();
    assert_eq!((&whole["name"], &whole["_ref"]), (&json!("Admin"), &json!("managed/role/r1")));
}

#[test]
fn a_relationship_that_is_there_or_leads_nowhere_is_not_created() {
    let tenant = company(Flavour::Aic);
    granted(&tenant);
    let again = refused(post(&tenant, ROLES, &to("managed/role/r1")));
    let text = "Managed object 'managed/user/u1' has already been assigned relationship \
                'managed/role/r1'.";
    assert_eq!(again, (412, text.to_owned()));
    let from_the_other_end = post(&tenant, "managed/role/r1/members", &to("managed/user/u1"));
    assert_eq!(refused(from_the_other_end).0, 412);
    let nowhere = refused(post(&tenant, ROLES, &to("managed/role/none")));
    let text = "The referenced relationship 'managed/role/none', does not exist";
    assert_eq!(nowhere, (400, text.to_owned()));
    assert_eq!(refused(post(&tenant, ROLES, &json!({}))).0, 400);
    assert_eq!(refused(post(&tenant, ROLES, &to("managed/user/u2"))).0, 400);
    let constraints = json!({"_ref": "managed/role/r2",
        "_refProperties": {"temporalConstraints": [{}, {}]}});
    let text = "Only 1 temporal constraint is supported per grant.";
    assert_eq!(refused(post(&tenant, ROLES, &constraints)), (400, text.to_owned()));
}

#[test]
fn the_only_place_of_the_other_end_is_not_taken_away() {
    let tenant = company(Flavour::Aic);
    put_new(&tenant, "managed/user/u3", &json!({"manager": to("managed/user/u1")})).unwrap();
    let taken = post(&tenant, "managed/user/u2/reports", &to("managed/user/u3"));
    assert_eq!(refused(taken).0, 400);
}

#[test]
fn a_relationship_is_changed_in_place() {
    let tenant = company(Flavour::Aic);
    let path = granted(&tenant);
    let before = get(&tenant, &path, &[]).unwrap();
    let body = json!({"_ref": "managed/role/r2", "_refProperties": {"note": "x"}});
    let (stored, after) = put(&tenant, &path, (Expected::Existing, &body)).unwrap();
    assert_eq!(stored.change, Change::Done);
    assert_eq!((&after["_id"], &after["_ref"]), (&before["_id"], &json!("managed/role/r2")));
    assert_ne!(after["_rev"], before["_rev"]);
    let same = put(&tenant, &path, (revision("another"), &body)).unwrap();
    assert_eq!((same.0.change, same.1), (Change::NotModified, after));
    let outdated = (revision("another"), &to("managed/role/r1"));
    assert_eq!(refused(put(&tenant, &path, outdated)).0, 412);
    assert_eq!(get(&tenant, "managed/role/r1", &["members"]).unwrap()["members"], json!([]));
}

#[test]
fn a_relationship_is_created_under_the_id_of_its_path_unless_one_is_insisted_on() {
    let tenant = company(Flavour::Aic);
    let path = format!("{ROLES}/own");
    let body = to("managed/role/r1");
    assert_eq!(refused(put(&tenant, &path, (Expected::Existing, &body))).0, 404);
    let (stored, made) = put(&tenant, &path, (Expected::Anything, &body)).unwrap();
    assert_eq!((stored.change, &made["_id"]), (Change::Created, &json!("own")));
    assert_eq!(refused(put_new(&tenant, &path, &to("managed/role/r2"))).0, 412);
    let nowhere =
        put(&tenant, &format!("{ROLES}/.."), (Expected::Anything, &to("managed/role/r2")));
    assert_eq!(refused(nowhere).0, 400);
}

#[test]
fn a_deleted_relationship_is_gone_at_both_ends() {
    let tenant = company(Flavour::Aic);
    let path = granted(&tenant);
    let before = get(&tenant, &path, &[]).unwrap();
    assert_eq!(refused(delete(&tenant, &path, revision("another"))).0, 412);
    assert_eq!(delete(&tenant, &path, Expected::Anything).unwrap().1, before);
    assert_eq!(refused(get(&tenant, &path, &[])).0, 404);
    assert_eq!(get(&tenant, "managed/role/r1", &["members"]).unwrap()["members"], json!([]));
    assert_eq!(refused(delete(&tenant, &path, Expected::Anything)).0, 404);
}

#[test]
fn a_relationship_is_not_found_below_another_object_or_property() {
    let tenant = company(Flavour::Aic);
    let path = granted(&tenant);
    let id = path.rsplit('/').next().unwrap();
    for elsewhere in ["managed/user/u2/roles", "managed/user/u1/either", "managed/user/none/roles"]
    {
        assert_eq!(refused(get(&tenant, &format!("{elsewhere}/{id}"), &[])).0, 404, "{elsewhere}");
    }
    assert_eq!(refused(get(&tenant, "managed/user/u1/name", &[])).0, 404);
}

#[test]
fn a_collection_has_no_verbs_of_an_instance_nor_an_instance_those_of_a_collection() {
    let tenant = company(Flavour::Idm);
    let body = to("managed/role/r1");
    let text = |done| format!("The resource collection  cannot be {done}");
    assert_eq!(refused(get(&tenant, ROLES, &[])), (400, text("read")));
    assert_eq!(refused(put(&tenant, ROLES, (Expected::Existing, &body))), (400, text("updated")));
    assert_eq!(refused(delete(&tenant, ROLES, Expected::Anything)), (400, text("deleted")));
    let path = granted(&tenant);
    let text = "The resource instance  cannot be created".to_owned();
    assert_eq!(refused(post(&tenant, &path, &body)), (400, text));
}

#[test]
fn a_single_reference_is_a_resource_as_long_as_it_is_there() {
    let tenant = company(Flavour::Idm);
    assert_eq!(refused(get(&tenant, MANAGER, &[])).0, 404);
    let body = to("managed/user/u2");
    assert_eq!(refused(put(&tenant, MANAGER, (Expected::Existing, &body))).0, 404);
    let text = |done| (400, format!("The singleton resource  cannot be {done}"));
    assert_eq!(refused(post(&tenant, MANAGER, &body)), text("created"));
    put(&tenant, "managed/user/u1", (Expected::Existing, &json!({"manager": body}))).unwrap();
    let before = get(&tenant, MANAGER, &[]).unwrap();
    assert_eq!(before["_ref"], "managed/user/u2");
    let (_, after) = put(&tenant, MANAGER, (Expected::Existing, &to("managed/user/u1"))).unwrap();
    assert_eq!(after["_refProperties"]["_id"], before["_refProperties"]["_id"]);
    assert_eq!(get(&tenant, "managed/user/u2", &["reports"]).unwrap()["reports"], json!([]));
    assert_eq!(refused(delete(&tenant, MANAGER, Expected::Anything)), text("deleted"));
}

#[test]
fn a_single_reference_can_be_deleted_by_its_id_on_a_tenant() {
    for (flavour, status) in [(Flavour::Aic, None), (Flavour::Idm, Some(404))] {
        let tenant = company(flavour);
        let body = json!({"manager": to("managed/user/u2")});
        put(&tenant, "managed/user/u1", (Expected::Existing, &body)).unwrap();
        let manager = get(&tenant, MANAGER, &[]).unwrap();
        let path = format!("{MANAGER}/{}", manager["_refProperties"]["_id"].as_str().unwrap());
        let answer = delete(&tenant, &path, Expected::Anything);
        assert_eq!(answer.err().map(|refusal| refusal.status.as_u16()), status);
    }
}

#[test]
fn a_write_of_a_relationship_gives_the_object_in_its_path_a_new_revision() {
    let tenant = company(Flavour::Aic);
    let current = || get(&tenant, "managed/user/u1", &[]).unwrap()["_rev"].clone();
    let mut before = current();
    let path = granted(&tenant);
    let mut renewed = |why| {
        assert_ne!(current(), before, "{why}");
        before = current();
    };
    renewed("created");
    put(&tenant, &path, (Expected::Existing, &to("managed/role/r2"))).unwrap();
    renewed("changed");
    delete(&tenant, &path, Expected::Anything).unwrap();
    renewed("deleted");
}

#[test]
fn an_object_at_the_other_end_gets_a_new_revision_where_the_schema_tells_it() {
    for (notify, notify_self) in [(false, false), (true, false), (false, true)] {
        let mut roles = many(&["managed/role"], Some("members"));
        roles["items"]["resourceCollection"][0]["notify"] = json!(notify);
        let mut members = many(&["managed/user"], Some("roles"));
        members["items"]["notifySelf"] = json!(notify_self);
        let user = object_type("user", &json!({ "roles": roles }));
        let role = object_type("role", &json!({ "members": members }));
        let tenant = tenant(Flavour::Aic, &json!([user, role]));
        put_new(&tenant, "managed/user/u1", &json!({})).unwrap();
        put_new(&tenant, "managed/role/r1", &json!({})).unwrap();
        let current = || get(&tenant, "managed/role/r1", &[]).unwrap()["_rev"].clone();
        let before = current();
        let path = granted(&tenant);
        let granted = current();
        assert_eq!(granted != before, notify || notify_self);
        delete(&tenant, &path, Expected::Anything).unwrap();
        assert_eq!(current() != granted, notify || notify_self);
    }
}
