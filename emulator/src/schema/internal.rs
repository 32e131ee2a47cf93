//! The collections that a server has for itself, beside those of its configuration.

use mosaic_codegen::{
    catalog::Product,
    model,
    source::{Documents, Role, Sources},
};

use super::{ObjectType, lower};
use crate::Flavour;

/// The roles that give rights on the interface itself, as `authzRoles` refers to them.
///
/// The properties are those that a tenant showed of its own roles.
const ROLES: &str = r#"{"objects": [{"name": "role", "schema": {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "description": {"type": ["string", "null"]},
        "privileges": {"type": "array", "items": {"type": "object"}},
        "condition": {"type": ["string", "null"]},
        "temporalConstraints": {"type": "array", "items": {"type": "object"}}
    }
}}]}"#;

/// Returns the types of these collections, each called by its whole path (`internal/role`).
///
/// Their objects show what they do not hold, too, as those that the directory has attributes for.
pub(super) fn types(flavour: Flavour) -> Vec<ObjectType> {
    let mut sources = Sources::new();
    sources.add("internal.json", ROLES.into(), Role::Configuration);
    let (documents, _) = Documents::parse(&sources);
    let (model, _) = model::lower(&documents, Product::Idm);
    let mut types = lower::types(&model, flavour);
    for object_type in &mut types {
        object_type.name = format!("internal/{}", object_type.name);
        for property in &mut object_type.properties {
            property.is_mapped = true;
        }
    }
    types
}
