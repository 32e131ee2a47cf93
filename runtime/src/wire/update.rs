//! Update: an object as a whole.

use bytes::Bytes;
use http::{Request, Response};

use super::{Expected, Failure, ResourcePath, Stored, Verb};

/// `PUT RESOURCE`. With [`Expected::Anything`] it creates what is not there.
#[derive(Clone, Debug, PartialEq)]
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
