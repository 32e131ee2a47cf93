//! Which verb a request is.

use bytes::Bytes;
use http::{Method, Request};

use super::{Flavour, Incoming, Presentation};
use crate::wire::{
    Action, Create, Delete, PatchRequest, Query, Read, Refusal, Served, Update, Verb,
};

/// A request, read as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// What is asked.
    pub asked: Asked,
    /// How the answer shall look.
    pub presentation: Presentation,
}

/// What a request asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A new object.
    Create(Create),
    /// One object.
    Read(Read),
    /// An object as a whole.
    Update(Update),
    /// That an object is gone.
    Delete(Delete),
    /// Changes of an object.
    Patch(PatchRequest),
    /// The members of a collection.
    Query(Query),
    /// Anything else.
    Action(Action),
    /// What could be asked (`OPTIONS`); the answer is empty.
    Options,
}

/// Reads any request to the REST interface.
///
/// # Errors
///
/// When the request is none that the protocol knows, or says something that it does not know.
pub fn decode(request: &Request<Bytes>, flavour: Flavour) -> Result<Received, Refusal> {
    let incoming = Incoming::of(request, flavour)?;
    let asked = match incoming.method {
        Method::DELETE => Asked::Delete(Delete::receive(&incoming)?),
        Method::GET if is_query(&incoming) => Asked::Query(Query::receive(&incoming)?),
        Method::GET => Asked::Read(Read::receive(&incoming)?),
        Method::PATCH => Asked::Patch(PatchRequest::receive(&incoming)?),
        Method::POST => post(&incoming)?,
        Method::PUT if incoming.has_none_match() => Asked::Create(Create::receive(&incoming)?),
        Method::PUT => Asked::Update(Update::receive(&incoming)?),
        _ => Asked::Options,
    };
    Ok(Received { asked, presentation: Presentation::of(request, flavour) })
}

fn is_query(incoming: &Incoming<'_>) -> bool {
    let arguments = incoming.arguments();
    ["_queryFilter", "_queryId", "_queryExpression"].into_iter().any(|name| arguments.has(name))
}

fn post(incoming: &Incoming<'_>) -> Result<Asked, Refusal> {
    match incoming.arguments().take("_action") {
        Ok(Some(action)) if !action.eq_ignore_ascii_case(Create::NAME) => {
            Ok(Asked::Action(Action::receive(incoming)?))
        }
        _ => Ok(Asked::Create(Create::receive(incoming)?)),
    }
}
