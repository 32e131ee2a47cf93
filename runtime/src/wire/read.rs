//! Read: one object.

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};

use super::{
    Failure, Parameters, ResourcePath, Stored, Unsendable, Verb, header as names, request::Outgoing,
};
#[cfg(feature = "server")]
use super::{
    Refusal, Served,
    server::{Flavour, Incoming},
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

#[cfg(feature = "server")]
impl Served for Read {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        incoming.insist(&Method::GET)?;
        incoming.refuse_match()?;
        let held = incoming.held()?;
        let mut arguments = incoming.arguments();
        arguments.take_media_type()?;
        let fields = arguments.take_fields()?;
        arguments.rest()?;
        Ok(Self { resource: incoming.path(), fields, held })
    }

    fn encode_answer(answer: &ReadAnswer) -> Response<Bytes> {
        match answer {
            ReadAnswer::Stored(stored) => stored.encode(),
            ReadAnswer::NotModified => {
                let refusal = Refusal {
                    reason: "Not Modified".to_owned(),
                    ..Refusal::new(StatusCode::NOT_MODIFIED, "Resource Exception")
                };
                refusal.encode(Flavour::Aic)
            }
        }
    }
}
