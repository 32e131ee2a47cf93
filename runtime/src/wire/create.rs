//! Create: a new object, under an identifier of the server's choice or of the client's.

#[cfg(feature = "server")]
mod served;

use std::fmt;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, header};

#[cfg(feature = "server")]
pub(super) use self::served::NO_ID;
use super::{
    Failure, Parameters, ResourcePath, Stored, Unsendable, Verb, header as names,
    request::Outgoing, shown::Length,
};
use crate::ObjectId;

/// `POST COLLECTION?_action=create`, or `PUT COLLECTION/ID` with `If-None-Match: *`.
#[derive(Clone, PartialEq)]
pub struct Create {
    /// The collection that the object shall be in.
    pub collection: ResourcePath,
    /// The identifier, where the client chose one.
    pub id: Option<ObjectId>,
    /// The pointers that the answer shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
    /// The object, as JSON.
    pub body: Bytes,
}

impl Verb for Create {
    const NAME: &'static str = "create";

    type Answer = Stored;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        let mut parameters = Parameters::new();
        let request = if let Some(id) = &self.id {
            parameters.push_list("_fields", &self.fields);
            let any = HeaderValue::from_static(names::ANY);
            Outgoing::new(Method::PUT, &self.collection.member(id), &parameters)
                .header(header::IF_NONE_MATCH, Some(any))
        } else {
            parameters.push("_action", "create");
            parameters.push_list("_fields", &self.fields);
            Outgoing::new(Method::POST, &self.collection, &parameters)
        };
        request.json(&self.body).finish()
    }

    fn decode(response: Response<Bytes>) -> Result<Stored, Failure> {
        Stored::decode(response)
    }
}

impl fmt::Debug for Create {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { collection, id, fields, body } = self;
        formatter
            .debug_struct("Create")
            .field("collection", collection)
            .field("id", id)
            .field("fields", fields)
            .field("body", &Length(body))
            .finish()
    }
}
