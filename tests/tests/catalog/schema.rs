//! The catalog against its JSON Schema.

use serde_json::Value;

use super::reader::{document, written};

fn complaints(catalog: &Value) -> Vec<String> {
    let schema = document("schemas/catalog/catalog.schema.json");
    let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
    let errors = validator.iter_errors(catalog);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_a_valid_schema() {
    let schema = document("schemas/catalog/catalog.schema.json");
    assert!(jsonschema::meta::validate(&schema).is_ok());
}

#[test]
fn the_catalog_is_valid() {
    assert_eq!(complaints(&written()), Vec::<String>::new());
}

#[test]
fn an_unknown_key_of_a_property_is_refused() {
    let mut catalog = written();
    catalog["types"]["{realm}_role"]["properties"]["name"]["serchable"] = true.into();
    assert_eq!(complaints(&catalog).len(), 1);
}

#[test]
fn a_relationship_without_a_target_is_refused() {
    let mut catalog = written();
    let roles = &mut catalog["types"]["{realm}_user"]["properties"]["authzRoles"];
    roles.as_object_mut().expect("a property").remove("target");
    assert!(!complaints(&catalog).is_empty());
}

#[test]
fn a_mapping_without_a_directory_attribute_is_refused() {
    let mut catalog = written();
    let city = &mut catalog["types"]["{realm}_user"]["properties"]["city"];
    city.as_object_mut().expect("a property").remove("attribute");
    assert!(!complaints(&catalog).is_empty());
}

#[test]
fn a_property_of_two_tiers_is_refused() {
    let mut catalog = written();
    let groups = &mut catalog["types"]["{realm}_user"]["properties"]["groups"];
    groups["tier"] = "generation".into();
    assert!(!complaints(&catalog).is_empty());
}
