//! Claims about relationships that are written with their owners.

use mosaic::{
    Json,
    wire::{Change, Expected},
};
use mosaic_emulator::{Flavour, Tenant};
use serde_json::json;

use crate::support::{delete, get, many, object_type, one, post, put, put_new, refused, tenant};

/// Opens a tenant with users, roles and organizations, all of which refer to each other.
pub(crate) fn company(flavour: Flavour) -> Tenant {
    let user = json!({
        "name": {"type": "string"},
        "roles": many(&["managed/role"], Some("members")),
        "manager": one("managed/user", Some("reports")),
        "reports": many(&["managed/user"], Some("manager")),
        "friends": many(&["managed/user"], Some("friends")),
        "authzRoles": many(&["internal/role"], Some("authzMembers")),
        "either": many(&["managed/role", "managed/user"], None),
    });
    let role = json!({
        "name": {"type": "string"},
        "members": many(&["managed/user"], Some("roles")),
    });
    let tenant = tenant(flavour, &json!([object_type("user", &user), object_type("role", &role)]));
    for (path, name) in
        [("user/u1", "Ann"), ("user/u2", "Bob"), ("role/r1", "Admin"), ("role/r2", "Clerk")]
    {
        put_new(&tenant, &format!("managed/{path}"), &json!({"name": name})).expect("it is new");
    }
    tenant
}

fn to(reference: &str) -> Json {
    json!({ "_ref": reference })
}

/// Returns what the references in a property of an object lead to.
pub(crate) fn targets(tenant: &Tenant, path: &str, property: &str) -> Vec<String> {
    let shown = get(tenant, path, &[property]).expect("it is there");
    let references = match &shown[property] {
        Json::Array(references) => references.clone(),
        Json::Null => Vec::new(),
        reference => vec![reference.clone()],
    };
    references.iter().map(|it| it["_ref"].as_str().expect("text").to_owned()).collect()
}

fn set(tenant: &Tenant, path: &str, body: &Json) -> Result<(Change, Json), (u16, String)> {
    match put(tenant, path, (Expected::Existing, body)) {
        Ok((stored, body)) => Ok((stored.change, body)),
        refusal => Err(refused(refusal)),
    }
}

#[test]
fn a_relationship_is_seen_from_both_ends() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        set(&tenant, "managed/user/u1", &json!({"roles": [to("managed/role/r1")]})).unwrap();
        set(&tenant, "managed/user/u1", &json!({"manager": to("managed/user/u2")})).unwrap();
        assert_eq!(targets(&tenant, "managed/role/r1", "members"), ["managed/user/u1"]);
        assert_eq!(targets(&tenant, "managed/user/u2", "reports"), ["managed/user/u1"]);
        let roles = &get(&tenant, "managed/user/u1", &["roles"]).unwrap()["roles"][0];
        let members = &get(&tenant, "managed/role/r1", &["members"]).unwrap()["members"][0];
        assert_eq!(roles["_refProperties"], members["_refProperties"], "it is one relationship");
    }
}

#[test]
fn a_reference_has_the_members_of_its_flavour() {
    let keys = |flavour| {
        let tenant = company(flavour);
        set(&tenant, "managed/user/u1", &json!({"roles": [to("managed/role/r1")]})).unwrap();
        let shown = get(&tenant, "managed/user/u1", &["roles"]).unwrap();
        let keys = shown["roles"][0].as_object().unwrap().keys();
        keys.cloned().collect::<Vec<_>>()
    };
    let aic = ["_ref", "_refResourceCollection", "_refResourceId", "_refProperties"];
    assert_eq!(keys(Flavour::Aic), aic);
    assert_eq!(keys(Flavour::Idm), ["_ref", "_refProperties"]);
}

#[test]
fn relationships_are_not_shown_unless_they_are_asked_for() {
    let tenant = company(Flavour::Aic);
    let (_, body) =
        set(&tenant, "managed/user/u1", &json!({"roles": [to("managed/role/r1")]})).unwrap();
    assert_eq!(body.get("roles"), None);
    let shown = get(&tenant, "managed/user/u2", &["roles", "manager"]).unwrap();
    assert_eq!((&shown["roles"], &shown["manager"]), (&json!([]), &json!(null)));
}

#[test]
fn a_write_of_a_relationship_gives_its_owner_a_new_revision() {
    let tenant = company(Flavour::Aic);
    let before = get(&tenant, "managed/user/u1", &[]).unwrap();
    let (_, after) =
        set(&tenant, "managed/user/u1", &json!({"name": "Ann", "roles": [to("managed/role/r1")]}))
            .unwrap();
    assert_ne!(before["_rev"], after["_rev"]);
}

#[test]
fn what_is_given_again_stays_on_a_tenant_and_is_made_anew_on_the_open_server() {
    let id = |tenant: &Tenant| {
        let shown = get(tenant, "managed/user/u1", &["roles"]).unwrap();
        shown["roles"][0]["_refProperties"]["_id"].clone()
    };
    for (flavour, change) in [(Flavour::Aic, Change::NotModified), (Flavour::Idm, Change::Done)] {
        let tenant = company(flavour);
        let body = json!({"name": "Ann", "roles": [to("managed/role/r1")]});
        set(&tenant, "managed/user/u1", &body).unwrap();
        let before = id(&tenant);
        assert_eq!(set(&tenant, "managed/user/u1", &body).unwrap().0, change);
        assert_eq!(id(&tenant) == before, flavour == Flavour::Aic);
    }
}

#[test]
fn an_element_that_names_its_relationship_changes_it() {
    let tenant = company(Flavour::Idm);
    let first = json!({"roles": [to("managed/role/r1"), to("managed/role/r2")]});
    set(&tenant, "managed/user/u1", &first).unwrap();
    let mut kept = get(&tenant, "managed/user/u1", &["roles"]).unwrap()["roles"][1].clone();
    kept["_refProperties"]["note"] = json!("x");
    set(&tenant, "managed/user/u1", &json!({"roles": [kept]})).unwrap();
    let roles = get(&tenant, "managed/user/u1", &["roles"]).unwrap()["roles"].clone();
    assert_eq!(roles.as_array().unwrap().len(), 1);
    assert_eq!(roles[0]["_ref"], "managed/role/r2");
    assert_eq!(roles[0]["_refProperties"]["note"], "x");
    assert_eq!(roles[0]["_refProperties"]["_id"], kept["_refProperties"]["_id"]);
    assert_ne!(roles[0]["_refProperties"]["_rev"], kept["_refProperties"]["_rev"]);
    assert_eq!(targets(&tenant, "managed/role/r1", "members"), [""; 0]);
}

#[test]
fn the_same_reference_twice_is_a_duplicate_unless_more_is_said_of_it() {
    let tenant = company(Flavour::Aic);
    let twice = json!({"roles": [to("managed/role/r1"), to("managed/role/r1")]});
    let duplicate = "Duplicate relationship specified in relationship collection.".to_owned();
    assert_eq!(set(&tenant, "managed/user/u1", &twice), Err((412, duplicate)));
    let other = json!({"_ref": "managed/role/r1", "_refProperties": {"grant": {"a": 1}}});
    let both = json!({"roles": [to("managed/role/r1"), other]});
    set(&tenant, "managed/user/u1", &both).unwrap();
    assert_eq!(targets(&tenant, "managed/user/u1", "roles").len(), 2);
}

#[test]
fn a_refused_write_leaves_everything_as_it_was() {
    let tenant = company(Flavour::Aic);
    set(&tenant, "managed/user/u1", &json!({"roles": [to("managed/role/r1")]})).unwrap();
    let before = get(&tenant, "managed/user/u1", &["*", "*_ref"]).unwrap();
    let body =
        json!({"name": "x", "roles": [to("managed/role/r2")], "manager": to("managed/user/none")});
    let (status, message) = set(&tenant, "managed/user/u1", &body).unwrap_err();
    assert_eq!(status, 400);
    assert_eq!(message, "The referenced relationship 'managed/user/none', does not exist");
    assert_eq!(get(&tenant, "managed/user/u1", &["*", "*_ref"]).unwrap(), before);
    assert_eq!(targets(&tenant, "managed/role/r2", "members"), [""; 0]);
}

#[test]
fn what_is_no_reference_to_a_declared_collection_is_refused() {
    let tenant = company(Flavour::Aic);
    for roles in [
        json!(["managed/role/r1"]),
        json!([null]),
        json!([{}]),
        json!([{"_ref": 1}]),
        json!([{"_ref": "r1"}]),
        json!([{"_ref": "managed/user/u2"}]),
        json!([[]]),
        json!([{"_ref": "managed/role/r1", "_refProperties": 1}]),
        json!("x"),
        json!({"_ref": "managed/role/r1"}),
        json!([{"_ref": "managed/role/r1", "_refProperties": {"temporalConstraints": [{}, {}]}}]),
    ] {
        let (status, message) =
            set(&tenant, "managed/user/u1", &json!({"roles": roles})).unwrap_err();
        assert!(matches!(status, 400 | 403), "{roles}: {status} {message}");
    }
    let several = json!({"either": [to("managed/user/u2"), to("managed/role/r1")]});
    set(&tenant, "managed/user/u1", &several).unwrap();
}

#[test]
fn a_reference_in_parts_is_one_on_a_tenant() {
    let tenant = company(Flavour::Aic);
    let parts = json!({"_refResourceCollection": "managed/role", "_refResourceId": "R1"});
    set(&tenant, "managed/user/u1", &json!({"roles": [parts]})).unwrap();
    assert_eq!(targets(&tenant, "managed/user/u1", "roles"), ["managed/role/r1"]);
}

#[test]
fn the_only_reference_of_another_object_is_not_taken_away() {
    let tenant = company(Flavour::Aic);
    put_new(&tenant, "managed/user/u3", &json!({})).unwrap();
    set(&tenant, "managed/user/u1", &json!({"reports": [to("managed/user/u3")]})).unwrap();
    let (status, message) =
        set(&tenant, "managed/user/u2", &json!({"reports": [to("managed/user/u3")]})).unwrap_err();
    assert_eq!(status, 400);
    assert!(message.starts_with("Field 'manager' of managed object 'u3' is not null"), "{message}");
    set(&tenant, "managed/user/u3", &json!({"manager": to("managed/user/u2")})).unwrap();
    assert_eq!(targets(&tenant, "managed/user/u1", "reports"), [""; 0]);
    assert_eq!(targets(&tenant, "managed/user/u2", "reports"), ["managed/user/u3"]);
}

#[test]
fn an_object_may_refer_to_itself() {
    let tenant = company(Flavour::Aic);
    let itself = json!({"manager": to("managed/user/u1"), "friends": [to("managed/user/u1")]});
    set(&tenant, "managed/user/u1", &itself).unwrap();
    for property in ["manager", "reports", "friends"] {
        assert_eq!(targets(&tenant, "managed/user/u1", property), ["managed/user/u1"]);
    }
    delete(&tenant, "managed/user/u1", Expected::Anything).unwrap();
}

#[test]
fn a_deleted_object_is_referred_to_no_more() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = company(flavour);
        let body = json!({"roles": [to("managed/role/r1")], "either": [to("managed/user/u2")]});
        set(&tenant, "managed/user/u1", &body).unwrap();
        delete(&tenant, "managed/role/r1", Expected::Anything).unwrap();
        delete(&tenant, "managed/user/u2", Expected::Anything).unwrap();
        assert_eq!(targets(&tenant, "managed/user/u1", "roles"), [""; 0]);
        assert_eq!(targets(&tenant, "managed/user/u1", "either"), [""; 0]);
    }
}

#[test]
fn what_is_outside_of_managed_is_assumed_to_be_there() {
    let tenant = company(Flavour::Aic);
    let body = json!({"authzRoles": [to("internal/role/openidm-admin")]});
    set(&tenant, "managed/user/u1", &body).unwrap();
    let shown = get(&tenant, "managed/user/u1", &["authzRoles/*"]).unwrap();
    assert_eq!(shown["authzRoles"][0]["_ref"], "internal/role/openidm-admin");
    assert_eq!(shown["authzRoles"][0]["_id"], "openidm-admin");
}

#[test]
fn a_target_that_need_not_be_there_is_shown_as_an_error_where_it_is_expanded() {
    for (flavour, text) in [(Flavour::Aic, "No Such Entry"), (Flavour::Idm, "Object r9 not found")]
    {
        let mut roles = many(&["managed/role"], None);
        roles["items"]["validate"] = json!(false);
        let user = object_type("user", &json!({ "roles": roles }));
        let tenant = tenant(flavour, &json!([user, object_type("role", &json!({}))]));
        let body = json!({"roles": [to("managed/role/r9")]});
        let (_, made) = post(&tenant, "managed/user", &body).unwrap();
        let path = format!("managed/user/{}", made["_id"].as_str().unwrap());
        let bare = get(&tenant, &path, &["roles"]).unwrap();
        assert_eq!(bare["roles"][0].get("_refError"), None);
        let shown = get(&tenant, &path, &["roles/*"]).unwrap();
        assert_eq!(shown["roles"][0]["_refError"], true);
        let message = shown["roles"][0]["_refErrorMessage"].as_str().unwrap();
        assert!(message.starts_with(text), "{message}");
    }
}

#[test]
fn fields_expand_what_references_lead_to() {
    let tenant = company(Flavour::Aic);
    let body = json!({
        "name": "Ann",
        "roles": [to("managed/role/r1"), to("managed/role/r2")],
        "manager": to("managed/user/u2"),
    });
    set(&tenant, "managed/user/u1", &body).unwrap();
    let shown = |fields: &[&str]| get(&tenant, "managed/user/u1", fields).unwrap();
    assert_eq!(shown(&["roles/*"])["roles"][1]["name"], "Clerk");
    assert_eq!(shown(&["roles/*/name"])["roles"][0]["name"], "Admin");
    assert_eq!(shown(&["roles"])["roles"][0].get("name"), None);
    assert_eq!(shown(&["roles/1"])["roles"].as_array().unwrap().len(), 1);
    assert_eq!(shown(&["roles/1"])["roles"][0]["_ref"], "managed/role/r2");
    assert_eq!(shown(&["manager/name"])["manager"]["name"], "Bob");
    assert_eq!(shown(&["manager/*"])["manager"]["name"], "Bob");
    assert_eq!(shown(&["*_ref/*"])["roles"][0]["name"], "Admin");
    let nested = shown(&["roles/*/members/*/name"]);
    assert_eq!(nested["roles"][0]["members"][0]["name"], "Ann");
}

#[test]
fn a_pointer_that_goes_on_and_on_is_not_followed_to_its_end() {
    let tenant = company(Flavour::Aic);
    set(&tenant, "managed/user/u1", &json!({"manager": to("managed/user/u1")})).unwrap();
    let pointer = "manager/".repeat(5_000) + "name";
    let shown = get(&tenant, "managed/user/u1", &[&pointer]).unwrap();
    assert_eq!(shown["manager"]["_ref"], "managed/user/u1");
}

#[test]
fn a_reverse_property_that_is_not_there_yet_does_not_show_what_was_linked_before() {
    let user = json!({"roles": many(&["managed/role"], Some("members"))});
    let objects = json!([object_type("user", &user), object_type("role", &json!({}))]);
    let tenant = tenant(Flavour::Aic, &objects);
    put_new(&tenant, "managed/role/r1", &json!({})).unwrap();
    put_new(&tenant, "managed/user/u1", &json!({"roles": [to("managed/role/r1")]})).unwrap();
    let role = object_type("role", &json!({"members": many(&["managed/user"], Some("roles"))}));
    let objects = json!({"objects": [object_type("user", &user), role]});
    tenant.configure(objects.to_string().as_bytes()).unwrap();
    assert_eq!(targets(&tenant, "managed/role/r1", "members"), [""; 0]);
    put_new(&tenant, "managed/user/u2", &json!({"roles": [to("managed/role/r1")]})).unwrap();
    assert_eq!(targets(&tenant, "managed/role/r1", "members"), ["managed/user/u2"]);
    delete(&tenant, "managed/role/r1", Expected::Anything).unwrap();
    assert_eq!(targets(&tenant, "managed/user/u1", "roles"), [""; 0]);
}

#[test]
fn a_role_is_kept_while_it_is_granted_where_the_script_of_the_vendor_says_so() {
    for (file, is_kept) in [("roles/onDelete-roles.js", true), ("onDelete-own.js", false)] {
        let mut role =
            object_type("role", &json!({ "members": many(&["managed/user"], Some("roles")) }));
        role["onDelete"] = json!({ "type": "text/javascript", "file": file });
        let user =
            object_type("user", &json!({ "roles": many(&["managed/role"], Some("members")) }));
        let tenant = tenant(Flavour::Idm, &json!([user, role]));
        put_new(&tenant, "managed/role/r", &json!({})).unwrap();
        let granted = json!({ "roles": [{ "_ref": "managed/role/r" }] });
        put_new(&tenant, "managed/user/u", &granted).unwrap();
        let deleted = delete(&tenant, "managed/role/r", Expected::Anything);
        assert_eq!(deleted.is_err(), is_kept, "{file}");
        if is_kept {
            let (status, message) = refused(deleted);
            assert_eq!(
                (status, message.as_str()),
                (409, "Cannot delete a role that is currently granted")
            );
            delete(&tenant, "managed/user/u", Expected::Anything).unwrap();
            delete(&tenant, "managed/role/r", Expected::Anything).unwrap();
        }
    }
}
