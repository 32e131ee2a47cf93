//! A tenant, and verbs in few words.

use mosaic::{
    Json, ObjectId, Revision,
    wire::{Create, Delete, Expected, Read, ReadAnswer, Refusal, ResourcePath, Stored, Update},
};
use mosaic_emulator::{Flavour, Tenant, TenantOptions};
use serde_json::json;

/// Opens a tenant that serves `objects`.
pub(crate) fn tenant(flavour: Flavour, objects: &Json) -> Tenant {
    let managed = json!({ "objects": objects }).to_string();
    let options = TenantOptions { flavour, ..TenantOptions::default() };
    Tenant::open(managed.as_bytes(), options).expect("the configuration has no error")
}

/// Opens a tenant with one type `thing` that has the given properties.
pub(crate) fn things(flavour: Flavour, properties: &Json) -> Tenant {
    tenant(flavour, &json!([object_type("thing", properties)]))
}

/// Returns a type with the given properties.
pub(crate) fn object_type(name: &str, properties: &Json) -> Json {
    json!({ "name": name, "schema": { "type": "object", "properties": properties } })
}

/// Creates an object under an id.
pub(crate) fn put_new(tenant: &Tenant, path: &str, body: &Json) -> Result<(Stored, Json), Refusal> {
    let (collection, id) = path.rsplit_once('/').expect("a collection and an id");
    let request = Create {
        collection: ResourcePath::collection(collection),
        id: Some(ObjectId::new(id).expect("an id")),
        fields: Vec::new(),
        body: body.to_string().into(),
    };
    tenant.create(&request).map(with_body)
}

/// Creates an object under an id of the server's choice.
pub(crate) fn post(tenant: &Tenant, path: &str, body: &Json) -> Result<(Stored, Json), Refusal> {
    let request = Create {
        collection: ResourcePath::collection(path),
        id: None,
        fields: Vec::new(),
        body: body.to_string().into(),
    };
    tenant.create(&request).map(with_body)
}

/// Reads an object with some fields.
pub(crate) fn get(tenant: &Tenant, path: &str, fields: &[&str]) -> Result<Json, Refusal> {
    let request = Read {
        resource: ResourcePath::collection(path),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        held: None,
    };
    match tenant.read(&request)? {
        ReadAnswer::Stored(stored) => Ok(with_body(stored).1),
        ReadAnswer::NotModified => panic!("no revision was held"),
    }
}

/// Replaces an object.
pub(crate) fn put(
    tenant: &Tenant,
    path: &str,
    (expected, body): (Expected, &Json),
) -> Result<(Stored, Json), Refusal> {
    let request = Update {
        resource: ResourcePath::collection(path),
        expected,
        fields: Vec::new(),
        body: body.to_string().into(),
    };
    tenant.update(&request).map(with_body)
}

/// Deletes an object.
pub(crate) fn delete(
    tenant: &Tenant,
    path: &str,
    expected: Expected,
) -> Result<(Stored, Json), Refusal> {
    let resource = ResourcePath::collection(path);
    tenant.delete(&Delete { resource, expected, fields: Vec::new() }).map(with_body)
}

/// Returns the condition on a revision.
pub(crate) fn revision(text: &str) -> Expected {
    Expected::Revision(Revision::new(text).expect("a revision"))
}

/// Returns what a refusal says in short.
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> (u16, String) {
    let refusal = answer.expect_err("the request is refused");
    (refusal.status.as_u16(), refusal.message)
}

pub(crate) fn with_body(stored: Stored) -> (Stored, Json) {
    let body = serde_json::from_slice(&stored.body).expect("an answer is JSON");
    (stored, body)
}

/// Returns the declaration of a property that refers to any number of objects.
pub(crate) fn many(targets: &[&str], reverse: Option<&str>) -> Json {
    json!({ "type": "array", "items": reference(targets, reverse) })
}

/// Returns the declaration of a property that refers to one object.
pub(crate) fn one(target: &str, reverse: Option<&str>) -> Json {
    reference(&[target], reverse)
}

fn reference(targets: &[&str], reverse: Option<&str>) -> Json {
    let targets: Vec<_> = targets.iter().map(|path| json!({ "path": path })).collect();
    json!({
        "type": "relationship",
        "validate": true,
        "reverseRelationship": reverse.is_some(),
        "reversePropertyName": reverse,
        "resourceCollection": targets,
    })
}
