//! Action: whatever else a resource can do, by name.

use std::fmt;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

#[cfg(feature = "server")]
use super::{
    Create, Refusal, Served,
    server::{Incoming, refused},
};
use super::{
    Failure, Parameters, ResourcePath, Unsendable, Verb, request::Outgoing, shown::Length, stored,
};

/// `POST RESOURCE?_action=NAME`.
#[derive(Clone, PartialEq)]
pub struct Action {
    /// The collection or the object.
    pub resource: ResourcePath,
    /// What it shall do.
    pub name: String,
    /// The other parameters, in the order of the request. A server refuses one that is there twice.
    pub parameters: Vec<(String, String)>,
    /// The body, as JSON.
    pub body: Option<Bytes>,
}

/// What came of an action: whatever JSON, or nothing.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    /// The body, as JSON; none where the server had nothing to say (204).
    pub body: Option<Bytes>,
}

impl Verb for Action {
    const NAME: &'static str = "action";

    type Answer = Outcome;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        let mut parameters = Parameters::new();
        parameters.push("_action", self.name.as_str());
        parameters.extend(&self.parameters);
        let request = Outgoing::new(Method::POST, &self.resource, &parameters);
        match &self.body {
            Some(body) => request.json(body).finish(),
            None => request.finish(),
        }
    }

    fn decode(response: Response<Bytes>) -> Result<Outcome, Failure> {
        match response.status() {
            StatusCode::NO_CONTENT => Ok(Outcome { body: None }),
            StatusCode::OK if response.body().is_empty() => Ok(Outcome { body: None }),
            StatusCode::OK => Ok(Outcome { body: Some(stored::json(response)?) }),
            _ => Err(Failure::of(&response)),
        }
    }
}

impl fmt::Debug for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resource, name, parameters, body } = self;
        formatter
            .debug_struct("Action")
            .field("resource", resource)
            .field("name", name)
            .field("parameters", parameters)
            .field("body", &body.as_ref().map(Length))
            .finish()
    }
}

/// Shows how long the body is: values in it may be secret.
impl fmt::Debug for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Outcome").field("body", &self.body.as_ref().map(Length)).finish()
    }
}

#[cfg(feature = "server")]
impl Served for Action {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        incoming.insist(&Method::POST)?;
        incoming.refuse_match()?;
        incoming.refuse_none_match()?;
        let mut arguments = incoming.arguments();
        let name = arguments.take("_action")?;
        let name = name
            .filter(|name| !name.eq_ignore_ascii_case(Create::NAME))
            .ok_or_else(|| refused("No values provided for the request parameter '_action'"))?;
        let body = incoming.content().anything()?;
        if arguments.has("_mimeType") {
            return Err(refused("Unrecognized request parameter '_mimeType'"));
        }
        let parameters = arguments.everything()?;
        Ok(Self { resource: incoming.path(), name, parameters, body })
    }

    fn encode_answer(answer: &Outcome) -> Response<Bytes> {
        let mut response = Response::new(answer.body.clone().unwrap_or_default());
        if answer.body.is_none() {
            *response.status_mut() = StatusCode::NO_CONTENT;
        }
        response
    }
}
