//! Read: one object.

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};

use super::{
    Failure, Parameters, ResourcePath, Stored, Unsendable, Verb, header as names, request::Outgoing,
};
use crate::Revision;

/// `GET RESOURCE`.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The object.
    pub resource: ResourcePath,
    /// The pointers that the answer shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
    /// The revision that the client holds already (`If-None-Match`).
    pub held: Option<Revision>,
}

/// What came of a read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadAnswer {
    /// The object.
    Stored(Stored),
    /// The client holds the current revision already.
    NotModified,
}

impl Verb for Read {
    const NAME: &'static str = "read";

    type Answer = ReadAnswer;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        let mut parameters = Parameters::new();
        parameters.push_list("_fields", &self.fields);
        Outgoing::new(Method::GET, &self.resource, &parameters)
            .header(header::IF_NONE_MATCH, self.held.as_ref().map(names::quoted))
            .finish()
    }

    fn decode(response: Response<Bytes>) -> Result<ReadAnswer, Failure> {
        if response.status() == StatusCode::NOT_MODIFIED {
            return Ok(ReadAnswer::NotModified);
        }
        Stored::decode(response).map(ReadAnswer::Stored)
    }
}
