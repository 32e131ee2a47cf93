//! Action: whatever else an object or a collection can do, by name.

use http::StatusCode;
use mosaic::{
    ObjectId,
    wire::{Action, Counting, Expected, Outcome, Paging, Query, Refusal, Selection as Asked},
};
use serde_json::json;

use super::{patch, query::Prepared};
use crate::{
    fields::Selection,
    reference, refusal,
    schema::ObjectType,
    store::Collection,
    tenant::{Place, Write},
};

/// Answers an action.
pub(crate) fn answer(write: &mut Write<'_>, request: &Action) -> Result<Outcome, Refusal> {
    match write.place(&request.resource)? {
        Place::Relationship(place) => reference::action(write, &place, request),
        Place::Object(object_type, id) => on_object(write, (object_type, &id), request),
        Place::Collection(object_type) => on_collection(write, object_type, request),
    }
}

fn on_object(
    write: &mut Write<'_>,
    (object_type, id): (&ObjectType, &str),
    request: &Action,
) -> Result<Outcome, Refusal> {
    if is_called(request, "patch") {
        return patched(write, (object_type, id), request);
    }
    if is_called(request, "triggerSyncCheck") {
        write.view().object(object_type, id)?;
        return Ok(synchronised(1));
    }
    Err(other(object_type, &request.name))
}

fn on_collection(
    write: &mut Write<'_>,
    object_type: &ObjectType,
    request: &Action,
) -> Result<Outcome, Refusal> {
    if is_called(request, "patch") {
        let id = find_one(write, object_type, request)?;
        return patched(write, (object_type, id.as_str()), request);
    }
    if is_called(request, "triggerSyncCheck") {
        let objects = write.view().store.collection(&object_type.name);
        return Ok(synchronised(objects.map_or(0, Collection::len)));
    }
    Err(other(object_type, &request.name))
}

/// Patches an object, whatever its revision.
fn patched(
    write: &mut Write<'_>,
    object: (&ObjectType, &str),
    request: &Action,
) -> Result<Outcome, Refusal> {
    let operations = patch::read_action(request.body.as_deref().unwrap_or_default())?;
    let fields: Vec<_> = values(request, "_fields").flat_map(|text| text.split(',')).collect();
    let fields: Vec<_> = fields.into_iter().map(str::to_owned).collect();
    let selection = Selection::parse(&fields)?;
    let stored = patch::apply(write, object, &operations, (&Expected::Anything, &selection))?;
    Ok(Outcome { body: Some(stored.body) })
}

/// Returns the id of the one object that the parameters ask for.
fn find_one(
    write: &Write<'_>,
    object_type: &ObjectType,
    request: &Action,
) -> Result<ObjectId, Refusal> {
    // What is patched is not searched for where the operations are none.
    patch::read_action(request.body.as_deref().unwrap_or_default())?;
    let selection =
        match (values(request, "_queryFilter").next(), values(request, "_queryId").next()) {
            (Some(filter), _) => Asked::Filter(filter.to_owned()),
            (None, Some(id)) => {
                Asked::Named { id: id.to_owned(), parameters: request.parameters.clone() }
            }
            (None, None) => {
                let message = "A patch of a collection takes a _queryFilter or a _queryId";
                return Err(refusal::bad_request(message));
            }
        };
    let query = Query {
        collection: request.resource.clone(),
        selection,
        fields: Vec::new(),
        sort_keys: Vec::new(),
        page_size: None,
        paging: Paging::Start,
        counting: Counting::None,
    };
    let prepared = Prepared::new(&query, write.flavour)?;
    let found = prepared.find(prepared.candidates(write.view(), object_type));
    match found.ids().collect::<Vec<_>>()[..] {
        [] => Err(Refusal::new(StatusCode::NOT_FOUND, "Query returned no results")),
        [id] => Ok(ObjectId::new(id).expect("the id of an object is one")),
        _ => {
            let message = "Query result must yield one matching object";
            Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message))
        }
    }
}

/// Returns the answer to a synchronisation, which has nothing to synchronise with here.
fn synchronised(count: usize) -> Outcome {
    let body = json!({ "status": "OK", "countTriggered": count });
    Outcome { body: Some(body.to_string().into()) }
}

/// Returns the refusal of an action that is a script, or that there is not.
fn other(object_type: &ObjectType, name: &str) -> Refusal {
    if object_type.actions.iter().any(|action| action == name) {
        let message = format!("The script of the action {name} is not run here");
        return Refusal::new(StatusCode::NOT_IMPLEMENTED, message);
    }
    refusal::bad_request(format!("Action {name} is not supported."))
}

fn is_called(request: &Action, name: &str) -> bool {
    request.name.eq_ignore_ascii_case(name)
}

fn values<'r>(request: &'r Action, name: &str) -> impl Iterator<Item = &'r str> {
    let parameters = request.parameters.iter();
    let named = parameters.filter(move |(given, _)| given.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str())
}
