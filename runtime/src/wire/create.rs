//! Create: a new object, under an identifier of the server's choice or of the client's.

use bytes::Bytes;
use http::{Request, Response};

use super::{Failure, ResourcePath, Stored, Verb};
use crate::ObjectId;

/// `POST COLLECTION?_action=create`, or `PUT COLLECTION/ID` with `If-None-Match: *`.
#[derive(Clone, Debug, PartialEq)]
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
