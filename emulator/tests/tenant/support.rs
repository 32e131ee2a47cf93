//! A tenant, and verbs in few words.

use mosaic::{
    Json, ObjectId, Revision,
    wire::{
        Action, Counting, Create, Delete, Expected, Paging, PatchRequest, Query, Read, ReadAnswer,
        Refusal, ResourcePath, Selection, Stored, Update,
    },
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

/// Patches an object.
pub(crate) fn patch(
    tenant: &Tenant,
    path: &str,
    (expected, operations): (Expected, &Json),
) -> Result<(Stored, Json), Refusal> {
    let request = PatchRequest {
        resource: ResourcePath::collection(path),
        expected,
        fields: Vec::new(),
        body: operations.to_string().into(),
    };
    tenant.patch(&request).map(with_body)
}

/// Returns a query for what passes a filter.
pub(crate) fn filtered(path: &str, filter: &str) -> Query {
    Query {
        collection: ResourcePath::collection(path),
        selection: Selection::Filter(filter.to_owned()),
        fields: Vec::new(),
        sort_keys: Vec::new(),
        page_size: None,
        paging: Paging::Start,
        counting: Counting::None,
    }
}

/// Returns the page that answers a query.
pub(crate) fn query(tenant: &Tenant, request: &Query) -> Result<Json, Refusal> {
    let answer = tenant.query(request)?;
    Ok(serde_json::from_slice(&answer.body).expect("an answer is JSON"))
}

/// Returns the ids on a page.
pub(crate) fn ids(page: &Json) -> Vec<&str> {
    let results = page["result"].as_array().expect("a list of results");
    results.iter().map(|result| result["_id"].as_str().expect("an id")).collect()
}

/// Asks for an action.
pub(crate) fn act(
    tenant: &Tenant,
    (path, name): (&str, &str),
    parameters: &[(&str, &str)],
    body: &Json,
) -> Result<Json, Refusal> {
    let text = |text: &str| text.to_owned();
    let request = Action {
        resource: ResourcePath::collection(path),
        name: name.to_owned(),
        parameters: parameters.iter().map(|(name, value)| (text(name), text(value))).collect(),
        body: Some(body.to_string().into()),
    };
    let outcome = tenant.action(&request)?;
    let body = outcome.body.unwrap_or_default();
    Ok(serde_json::from_slice(&body).expect("an answer is JSON"))
}
