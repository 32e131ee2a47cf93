//! Where values are kept and what a query on them costs.

use insta::assert_snapshot;
use mosaic_codegen::catalog::{Catalog, Product};
use mosaic_codegen::model::{IndexClass, Storage};

use crate::describe::with_model;

/// Returns storage and index class, a line each, of `properties` of a type called `name`.
fn placements(name: &str, product: Product, properties: &str) -> String {
    let text = format!(r#"{{"name":"{name}","schema":{{"properties":{properties}}}}}"#);
    with_model(&[("t.json", &text)], product, |model, _| {
        let lines = model.objects[0].properties().iter().map(|property| {
            let storage = match &property.storage {
                Storage::Slot(slot) => {
                    let family = Catalog::embedded().family(slot.family);
                    format!("slot {} of {}", slot.number, family.prefix)
                }
                storage => format!("{storage:?}"),
            };
            format!("{}: {storage}, {:?}", property.name.value, property.index)
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

#[test]
fn properties_of_users_are_kept_as_the_catalog_says() {
    assert_snapshot!(placements("alpha_user", Product::Aic, r#"{
        "userName": {"type": "string"},
        "city": {"type": "string"},
        "password": {"type": "string", "scope": "private"},
        "preferences": {"type": "object"},
        "passwordExpirationTime": {"type": "string"},
        "frIndexedString20": {"type": "string"},
        "frUnindexedDate1": {"type": "string"},
        "frIndexedString21": {"type": "string"},
        "frIndexedString01": {"type": "string"},
        "custom_tier": {"type": "string"},
        "custom_tags": {"type": "array", "items": {"type": "string"}},
        "legacyColour": {"type": "string"},
        "roles": {"type": "array", "items": {"type": "relationship"}},
        "manager": {"type": "relationship"}
    }"#), @r#"
    userName: Attribute("uid"), Indexed
    city: Attribute("l"), Unindexed
    password: Attribute("userPassword"), NotQueryable
    preferences: Attribute("fr-idm-preferences"), NotQueryable
    passwordExpirationTime: Attribute("pwdExpirationTime"), NotQueryable
    frIndexedString20: slot 20 of frIndexedString, Indexed
    frUnindexedDate1: slot 1 of frUnindexedDate, Unindexed
    frIndexedString21: Document, Unindexed
    frIndexedString01: Document, Unindexed
    custom_tier: CustomAttributes, Unindexed
    custom_tags: CustomAttributes, Unindexed
    legacyColour: Document, Unindexed
    roles: Relationship, NotQueryable
    manager: Relationship, NotQueryable
    "#);
}

#[test]
fn the_user_of_a_realm_that_does_not_exist_is_a_type_of_the_tenant() {
    let properties = r#"{"frIndexedString1": {"type": "string"}, "custom_a": {"type": "string"}}"#;
    assert_snapshot!(placements("gamma_user", Product::Aic, properties), @r"
    frIndexedString1: Document, Indexed
    custom_a: Document, Indexed
    ");
}

#[test]
fn types_of_the_vendor_that_are_one_document_are_indexed() {
    let properties = r#"{"name": {"type": "string"}, "custom_note": {"type": "string"}}"#;
    assert_snapshot!(placements("bravo_organization", Product::Aic, properties), @r#"
    name: Attribute("fr-idm-managed-organization-name"), Indexed
    custom_note: Document, Indexed
    "#);
    assert_snapshot!(placements("alpha_aiagent", Product::Aic, properties), @r#"
    name: Attribute("displayName"), Unindexed
    custom_note: Document, Unindexed
    "#);
}

const EVERYTHING: &str = r#"{
    "text": {"type": "string"},
    "list": {"type": "array", "items": {"type": "number"}},
    "object": {"type": "object", "properties": {"inner": {"type": "string"}}},
    "objects": {"type": "array", "items": {"type": "object"}},
    "lists": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    "secret": {"type": "string", "encryption": {"purpose": "idm.password.encryption"}},
    "hash": {"type": "string", "secureHash": {"algorithm": "SHA-256"}},
    "computed": {"type": "string", "isVirtual": true, "onRetrieve": {"source": "1"}},
    "derived": {"type": "array", "items": {"type": "string"}, "isVirtual": true,
        "queryConfig": {"referencedRelationshipFields": ["r"], "flattenProperties": true}},
    "declared": {"type": "string", "isVirtual": true}
}"#;

#[test]
fn what_has_no_order_or_no_stored_value_cannot_be_queried() {
    assert_snapshot!(placements("book", Product::Aic, EVERYTHING), @r"
    text: Document, Indexed
    list: Document, Indexed
    object: Document, NotQueryable
    objects: Document, NotQueryable
    lists: Document, NotQueryable
    secret: Document, NotQueryable
    hash: Document, NotQueryable
    computed: Computed, NotQueryable
    derived: Document, Indexed
    declared: Document, Indexed
    ");
}

#[test]
fn a_repository_of_its_owner_is_taken_to_index_every_scalar() {
    let aic = placements("book", Product::Aic, EVERYTHING);
    assert_eq!(placements("book", Product::Idm, EVERYTHING), aic);
    assert_snapshot!(
        placements("alpha_user", Product::Idm, r#"{"custom_tier": {"type": "string"}}"#), @"custom_tier: Document, Indexed"
    );
}

#[test]
fn every_shipped_property_of_a_user_has_a_place_of_its_own() {
    let catalog = Catalog::embedded();
    let user = catalog.managed_type("alpha_user").unwrap();
    for property in &user.properties {
        let schema = format!(r#"{{"{}": {{"type": "string"}}}}"#, property.name);
        let text = format!(r#"{{"name":"bravo_user","schema":{{"properties":{schema}}}}}"#);
        with_model(&[("t.json", &text)], Product::Aic, |model, _| {
            let lowered = &model.objects[0].properties()[0];
            let expected = property.attribute.map_or(Storage::Document, Storage::Attribute);
            assert_eq!(lowered.storage, expected, "{}", property.name);
            let expected = property.index.unwrap_or(IndexClass::Unindexed);
            assert_eq!(lowered.index, expected, "{}", property.name);
        });
    }
}

#[test]
fn what_the_directory_keeps_itself_is_read_only() {
    let text = r#"{"name":"alpha_user","schema":{"properties":{
        "passwordLastChangedTime": {"type": "string"}, "sn": {"type": "string"}}}}"#;
    for (product, kept) in [(Product::Aic, true), (Product::Idm, false)] {
        with_model(&[("t.json", text)], product, |model, _| {
            let user = &model.objects[0];
            assert_eq!(user.property("passwordLastChangedTime").unwrap().is_read_only(), kept);
            assert!(!user.property("sn").unwrap().is_read_only());
        });
    }
}
