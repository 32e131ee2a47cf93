//! Update: an object as a whole.

use std::fmt;

use bytes::Bytes;
use http::{Method, Request, Response, header};

use super::{
    Expected, Failure, Parameters, ResourcePath, Stored, Unsendable, Verb, header as names,
    request::Outgoing, shown::Length,
};
#[cfg(feature = "server")]
use super::{
    Refusal, Served,
    create::NO_ID,
    server::{Incoming, Protocol, refused},
};

/// `PUT RESOURCE`. With [`Expected::Anything`] it creates what is not there, and what is there is
/// answered as a whole, whatever `fields` says.
#[derive(Clone, PartialEq)]
pub struct Update {
    /// The object.
    pub resource: ResourcePath,
    /// The revision that the write insists on (`If-Match`).
    pub expected: Expected,
    /// The pointers that the answer shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
    /// The object, as JSON.
    pub body: Bytes,
}

impl Verb for Update {
    const NAME: &'static str = "update";

    type Answer = Stored;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        let mut parameters = Parameters::new();
        parameters.push_list("_fields", &self.fields);
        Outgoing::new(Method::PUT, &self.resource, &parameters)
            .header(header::IF_MATCH, names::expect(&self.expected))
            .json(&self.body)
            .finish()
    }

    fn decode(response: Response<Bytes>) -> Result<Stored, Failure> {
        Stored::decode(response)
    }
}

impl fmt::Debug for Update {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resource, expected, fields, body } = self;
        formatter
            .debug_struct("Update")
            .field("resource", resource)
            .field("expected", expected)
            .field("fields", fields)
            .field("body", &Length(body))
            .finish()
    }
}

#[cfg(feature = "server")]
impl Served for Update {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        incoming.insist(&Method::PUT)?;
        incoming.refuse_none_match()?;
        let expected = match incoming.expected() {
            // Version 1 of the protocol knows no PUT that creates.
            Expected::Anything if incoming.protocol == Protocol::One => Expected::Existing,
            expected => expected,
        };
        let body = incoming.content().object()?;
        let resource = incoming.path();
        if expected == Expected::Anything && resource.split_last().is_none() {
            return Err(refused(NO_ID));
        }
        let mut arguments = incoming.arguments();
        let fields = arguments.take_fields()?;
        arguments.rest()?;
        Ok(Self { resource, expected, fields, body })
    }

    fn encode_answer(answer: &Stored) -> Response<Bytes> {
        answer.encode()
    }
}
