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
    tenant::{Place, View, Write},
};

/// The action that is a patch.
const PATCH: &str = "patch";

/// The action that asks whether anything has to be synchronised.
const SYNCHRONISE: &str = "triggerSyncCheck";

/// Returns whether an action changes anything.
pub(crate) fn changes(request: &Action) -> bool {
    is_called(request, PATCH)
}

/// Answers an action that changes something: operations on one object, by its id or by a query.
pub(crate) fn answer(write: &mut Write<'_>, request: &Action) -> Result<Outcome, Refusal> {
    match write.place(&request.resource)? {
        Place::Relationship(place) => reference::action(write.view(), &place),
        Place::Object(object_type, id) => patched(write, (object_type, &id), request),
        Place::Collection(object_type) => {
            let id = find_one(write, object_type, request)?;
            patched(write, (object_type, id.as_str()), request)
        }
    }
}

/// Answers an action that changes nothing.
pub(crate) fn tell(view: View<'_>, request: &Action) -> Result<Outcome, Refusal> {
    let (object_type, count) = match view.place(&request.resource)? {
        Place::Relationship(place) => return reference::action(view, &place),
        Place::Object(object_type, id) if is_called(request, SYNCHRONISE) => {
            view.object(object_type, &id)?;
            (object_type, 1)
        }
        Place::Object(object_type, _) => (object_type, 0),
        Place::Collection(object_type) => {
            let objects = view.store.collection(&object_type.name);
            (object_type, objects.map_or(0, Collection::len))
        }
    };
    if is_called(request, SYNCHRONISE) {
        return Ok(synchronised(count));
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
