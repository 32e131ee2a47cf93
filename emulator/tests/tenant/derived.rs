//! Claims and laws about properties that follow from relationships.

use std::collections::{BTreeMap, BTreeSet};

use mosaic::{Json, wire::Expected};
use mosaic_emulator::{Flavour, Tenant};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{get, many, object_type, one, patch, put, put_new, tenant};

/// Opens a tenant with users, roles, assignments and organizations, as the vendor derives from them.
fn company(flavour: Flavour) -> Tenant {
    let user = json!({
        "roles": many(&["managed/role"], Some("members")),
        "assignments": many(&["managed/assignment"], None),
        "orgs": many(&["managed/org"], Some("members")),
        "authzRoles": many(&["internal/role"], Some("authzMembers")),
        "effectiveRoles": derived("array", &json!({"referencedRelationshipFields": ["roles"]})),
        "effectiveAssignments": derived("array", &json!({
            "referencedRelationshipFields": [["roles", "assignments"], ["assignments"]],
            "referencedObjectFields": ["*"],
        })),
        "weights": derived("array", &json!({
            "referencedRelationshipFields": [["roles", "assignments"], ["assignments"]],
            "referencedObjectFields": ["weight"],
            "flattenProperties": true,
        })),
        "effectiveAuthz": derived("array", &json!({"referencedRelationshipFields": ["authzRoles"]})),
        "orgIDs": derived("array", &json!({
            "referencedRelationshipFields": ["orgs"],
            "referencedObjectFields": ["_id", "parentIDs"],
            "flattenProperties": true,
        })),
    });
    let role = json!({
        "members": many(&["managed/user"], Some("roles")),
        "assignments": many(&["managed/assignment"], None),
    });
    let assignment = json!({
        "name": {"type": "string"},
        "weight": {"type": "number"},
        "secret": {"type": "string", "scope": "private"},
    });
    let org = json!({
        "name": {"type": "string"},
        "members": many(&["managed/user"], Some("orgs")),
        "parent": one("managed/org", Some("children")),
        "children": many(&["managed/org"], Some("parent")),
        "parentIDs": derived("array", &json!({
            "referencedRelationshipFields": ["parent"],
            "referencedObjectFields": ["_id", "parentIDs"],
            "flattenProperties": true,
        })),
        "parentName": derived("string", &json!({
            "referencedRelationshipFields": ["parent"],
            "referencedObjectFields": ["name"],
            "flattenProperties": true,
        })),
        "parentData": derived("object", &json!({
            "referencedRelationshipFields": ["parent"],
            "referencedObjectFields": ["name"],
        })),
    });
    let objects = json!([
        object_type("user", &user),
        object_type("role", &role),
        object_type("assignment", &assignment),
        object_type("org", &org),
    ]);
    tenant(flavour, &objects)
}

fn derived(kind: &str, query: &Json) -> Json {
    json!({"type": kind, "isVirtual": true, "returnByDefault": true, "queryConfig": query})
}

fn to(reference: &str) -> Json {
    json!({ "_ref": reference })
}

#[test]
fn roles_and_what_they_bring_are_derived_along_every_path_and_come_once() {
    let tenant = company(Flavour::Aic);
    for (id, weight) in [("a1", 1), ("a2", 2), ("a3", 3)] {
        let body = json!({"name": id, "weight": weight, "secret": "x"});
        put_new(&tenant, &format!("managed/assignment/{id}"), &body).unwrap();
    }
    let both = json!([to("managed/assignment/a2"), to("managed/assignment/a1")]);
    put_new(&tenant, "managed/role/r1", &json!({"assignments": both})).unwrap();
    let own = json!([to("managed/assignment/a3"), to("managed/assignment/a1")]);
    let body = json!({"roles": [to("managed/role/r1")], "assignments": own});
    let (_, made) = put_new(&tenant, "managed/user/u1", &body).unwrap();
    assert_eq!(
        made["effectiveRoles"],
        json!([{
            "_ref": "managed/role/r1",
            "_refResourceCollection": "managed/role",
            "_refResourceId": "r1",
        }])
    );
    assert_eq!(made["weights"], json!([2, 1, 3]));
    let assignments = made["effectiveAssignments"].as_array().unwrap();
    let names: Vec<_> = assignments.iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["a2", "a1", "a3"]);
    assert_eq!(assignments[0]["_id"], "a2");
    assert_eq!(assignments[0]["_ref"], "managed/assignment/a2");
    assert_eq!(assignments[0].get("secret"), None, "what is private stays so");
    assert!(assignments[0]["_rev"].is_string());
}

#[test]
fn a_derived_property_follows_each_change_from_either_end() {
    let tenant = company(Flavour::Idm);
    put_new(&tenant, "managed/role/r1", &json!({})).unwrap();
    put_new(&tenant, "managed/user/u1", &json!({})).unwrap();
    let roles = || get(&tenant, "managed/user/u1", &[]).unwrap()["effectiveRoles"].clone();
    assert_eq!(roles(), json!([]));
    let members = json!({"members": [to("managed/user/u1")]});
    put(&tenant, "managed/role/r1", (Expected::Existing, &members)).unwrap();
    assert_eq!(roles(), json!([{"_ref": "managed/role/r1"}]));
    let none = json!({"members": []});
    put(&tenant, "managed/role/r1", (Expected::Existing, &none)).unwrap();
    assert_eq!(roles(), json!([]));
}

#[test]
fn a_derived_property_of_one_value_has_the_first_or_an_empty_one() {
    let tenant = company(Flavour::Aic);
    let (_, top) = put_new(&tenant, "managed/org/top", &json!({"name": "Top"})).unwrap();
    assert_eq!((&top["parentName"], &top["parentData"]), (&json!(null), &json!({})));
    let (_, low) =
        put_new(&tenant, "managed/org/low", &json!({"parent": to("managed/org/top")})).unwrap();
    assert_eq!(low["parentName"], "Top");
    assert_eq!(low["parentData"]["name"], "Top");
    assert_eq!(low["parentData"]["_ref"], "managed/org/top");
}

#[test]
fn what_a_client_writes_to_a_derived_property_counts_for_nothing() {
    let tenant = company(Flavour::Aic);
    let (_, made) = put_new(&tenant, "managed/org/o", &json!({"parentIDs": ["x"]})).unwrap();
    assert_eq!(made["parentIDs"], json!([]));
}

#[test]
fn references_to_what_is_outside_of_managed_are_derived_too() {
    let tenant = company(Flavour::Idm);
    let body = json!({"authzRoles": [to("internal/role/admin")]});
    let (_, made) = put_new(&tenant, "managed/user/u1", &body).unwrap();
    assert_eq!(made["effectiveAuthz"], json!([{"_ref": "internal/role/admin"}]));
}

#[test]
fn a_long_chain_of_organizations_is_followed_to_its_end() {
    const LENGTH: usize = 5_000;
    let tenant = company(Flavour::Aic);
    for number in 0..LENGTH {
        put_new(&tenant, &format!("managed/org/o{number}"), &json!({})).unwrap();
    }
    // From the end on, so that no answer on the way is long.
    for number in (1..LENGTH).rev() {
        let body = json!({"parent": to(&format!("managed/org/o{}", number - 1))});
        let path = format!("managed/org/o{number}");
        put(&tenant, &path, (Expected::Existing, &body)).unwrap();
    }
    let shown = get(&tenant, &format!("managed/org/o{}", LENGTH - 1), &["parentIDs"]).unwrap();
    assert_eq!(shown["parentIDs"].as_array().unwrap().len(), LENGTH - 1);
}

/// Returns the organizations above each one, found by going on until nothing changes.
fn above(parents: &BTreeMap<usize, usize>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut above: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    loop {
        let before = above.clone();
        for (org, parent) in parents {
            let of_parent = above.get(parent).cloned().unwrap_or_default();
            let mine = above.entry(*org).or_default();
            mine.insert(*parent);
            mine.extend(of_parent);
        }
        if above == before {
            return above;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn derived_values_are_those_of_a_naive_computation_even_in_circles(
        parents in proptest::collection::vec((0..6_usize, proptest::option::of(0..6_usize)), 0..24),
        member_of in proptest::collection::btree_set(0..6_usize, 0..4),
    ) {
        let tenant = company(Flavour::Aic);
        let path = |number: usize| format!("managed/org/o{number}");
        for number in 0..6 {
            put_new(&tenant, &path(number), &json!({})).expect("it is new");
        }
        let orgs: Json = member_of.iter().map(|number| to(&path(*number))).collect();
        put_new(&tenant, "managed/user/u", &json!({ "orgs": orgs })).expect("it is new");
        let mut model = BTreeMap::new();
        for (org, parent) in parents {
            let operation = match parent {
                Some(parent) => {
                    let value = to(&path(parent));
                    json!({"operation": "replace", "field": "/parent", "value": value})
                }
                None => json!({"operation": "remove", "field": "/parent"}),
            };
            let operations = (Expected::Existing, &json!([operation]));
            patch(&tenant, &path(org), operations).expect("both are there");
            model.remove(&org);
            model.extend(parent.map(|parent| (org, parent)));
            let above = above(&model);
            for number in 0..6 {
                let ids = ids(&tenant, &path(number), "parentIDs");
                prop_assert_eq!(ids, above.get(&number).cloned().unwrap_or_default());
            }
            let of_orgs = member_of.iter().flat_map(|org| above.get(org).into_iter().flatten());
            let expected: BTreeSet<_> = of_orgs.chain(&member_of).copied().collect();
            prop_assert_eq!(ids(&tenant, "managed/user/u", "orgIDs"), expected);
        }
    }
}

/// Returns the numbers of the organizations that a derived property lists, each of which comes once.
fn ids(tenant: &Tenant, path: &str, property: &str) -> BTreeSet<usize> {
    let shown = get(tenant, path, &[property]).expect("it is there");
    let ids = shown[property].as_array().expect("a list");
    let numbers = ids.iter().map(|id| id.as_str().expect("text")[1..].parse().expect("a number"));
    let numbers: BTreeSet<usize> = numbers.collect();
    assert_eq!(numbers.len(), ids.len(), "each comes once");
    numbers
}
