//! Made up records.

use mosaic_emulator::Options;
use serde_json::Value;

use crate::client::{Client, open};

/// Relationships at both ends, required properties with patterns, names that are identifiers, a policy
/// that no server has, and a pattern that nothing meets.
const COMPANY: &str = r#"{"objects": [
    {"name": "alpha_user", "schema": {"required": ["userName", "mail", "badge"], "properties": {
        "userName": {"type": "string", "policies": [{"policyId": "unique"}]},
        "mail": {"type": "string", "policies": [{"policyId": "valid-email-address-format"}]},
        "badge": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{6}$"},
        "manager": {"type": "relationship", "reverseRelationship": true, "reversePropertyName": "reports",
            "validate": true, "resourceCollection": [{"path": "managed/alpha_user"}]},
        "reports": {"type": "array", "items": {"type": "relationship", "reverseRelationship": true,
            "reversePropertyName": "manager", "validate": true,
            "resourceCollection": [{"path": "managed/alpha_user"}]}},
        "roles": {"type": "array", "items": {"type": "relationship", "reverseRelationship": true,
            "reversePropertyName": "members", "validate": true,
            "resourceCollection": [{"path": "managed/alpha_role"}]}}
    }}},
    {"name": "alpha_role", "schema": {"required": ["name"], "properties": {
        "name": {"type": "string", "policies": [{"policyId": "unique"}]},
        "members": {"type": "array", "items": {"type": "relationship", "reverseRelationship": true,
            "reversePropertyName": "roles", "validate": true,
            "resourceCollection": [{"path": "managed/alpha_user"}]}}
    }}},
    {"name": "alpha_group", "schema": {"required": ["name"], "properties": {
        "_id": {"type": "string", "policies": [
            {"policyId": "id-must-equal-property", "params": {"propertyName": "name"}}]},
        "name": {"type": "string"}
    }}},
    {"name": "stranger", "schema": {"required": ["name"], "properties": {
        "name": {"type": "string", "policies": [{"policyId": "of-our-own"}]}
    }}},
    {"name": "riddle", "schema": {"required": ["answer"], "properties": {
        "answer": {"type": "string", "pattern": "^(?!)"}
    }}}
]}"#;

fn filled(seed: u64) -> (Client, Vec<(String, usize)>, Vec<String>) {
    let options = Options { seed, ..Options::default() };
    let emulator = open(COMPANY, options);
    assert!(emulator.is_empty());
    let seeded = emulator.fill(100).expect("the tenant takes records");
    assert!(!emulator.is_empty());
    let refused = seeded.refused.into_iter().map(|(name, _)| name).collect();
    (Client::of(emulator), seeded.types, refused)
}

fn records(client: &Client, target: &str) -> Value {
    client.get(&format!("/openidm/managed/{target}")).json()["result"].clone()
}

#[test]
fn every_type_whose_policies_can_be_met_gets_its_share() {
    let (client, types, refused) = filled(0);
    let types: Vec<_> = types.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(types, [("alpha_role", 5), ("alpha_group", 5), ("alpha_user", 100)]);
    assert_eq!(refused, ["stranger", "riddle"]);
    let users = records(&client, "alpha_user?_queryFilter=true&_fields=*,roles,manager");
    let users = users.as_array().unwrap();
    assert_eq!(users.len(), 100);
    assert!(users.iter().any(|user| !user["manager"].is_null()));
    assert!(
        users.iter().any(|user| user["roles"].as_array().is_some_and(|roles| !roles.is_empty()))
    );
}

#[test]
fn an_identifier_is_the_name_where_a_policy_says_so() {
    let (client, ..) = filled(0);
    let groups = records(&client, "alpha_group?_queryFilter=true");
    for group in groups.as_array().unwrap() {
        assert_eq!(group["_id"], group["name"]);
    }
}

#[test]
fn the_same_seed_makes_the_same_records() {
    let target = "alpha_user?_queryFilter=true&_fields=*,*_ref";
    let [first, second, other] = [7, 7, 8].map(|seed| records(&filled(seed).0, target));
    assert_eq!(first, second);
    assert_ne!(first, other);
}

#[test]
fn every_type_of_a_whole_tenant_gets_records() {
    let schema = include_str!("../../../schemas/managed.json");
    let emulator = open(schema, Options::default());
    let seeded = emulator.fill(40).expect("an empty tenant takes records");
    assert_eq!(seeded.refused, []);
}
