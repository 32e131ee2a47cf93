//! Patch: operations on an object, all or none.

use std::fmt;

use bytes::Bytes;
use http::{Method, Request, Response, header};

use super::{
    Expected, Failure, Parameters, ResourcePath, Stored, Unsendable, Verb, header as names,
    request::Outgoing, shown::Length,
};
#[cfg(feature = "server")]
use super::{Refusal, Served, server::Incoming};

/// `PATCH RESOURCE`.
#[derive(Clone, PartialEq)]
pub struct PatchRequest {
    /// The object.
    pub resource: ResourcePath,
    /// The revision that the write insists on (`If-Match`).
    pub expected: Expected,
    /// The pointers that the answer shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
    /// The operations, as a JSON array.
    pub body: Bytes,
}

impl Verb for PatchRequest {
    const NAME: &'static str = "patch";

    type Answer = Stored;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        let mut parameters = Parameters::new();
        parameters.push_list("_fields", &self.fields);
        Outgoing::new(Method::PATCH, &self.resource, &parameters)
            .header(header::IF_MATCH, names::expect(&self.expected))
            .json(&self.body)
            .finish()
    }

    fn decode(response: Response<Bytes>) -> Result<Stored, Failure> {
        Stored::decode(response)
    }
}

impl fmt::Debug for PatchRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resource, expected, fields, body } = self;
        formatter
            .debug_struct("PatchRequest")
            .field("resource", resource)
            .field("expected", expected)
            .field("fields", fields)
            .field("body", &Length(body))
            .finish()
    }
}

#[cfg(feature = "server")]
impl Served for PatchRequest {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        incoming.insist(&Method::PATCH)?;
        incoming.refuse_none_match()?;
        let body = incoming.content().operations()?;
        let mut arguments = incoming.arguments();
        let fields = arguments.take_fields()?;
        arguments.rest()?;
        let (resource, expected) = (incoming.path(), incoming.expected());
        Ok(Self { resource, expected, fields, body })
    }

    fn encode_answer(answer: &Stored) -> Response<Bytes> {
        answer.encode()
    }
}
