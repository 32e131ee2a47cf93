//! Delete: an object is gone.

use bytes::Bytes;
use http::{Request, Response};

use super::{Expected, Failure, ResourcePath, Stored, Verb};

/// `DELETE RESOURCE`.
#[derive(Clone, Debug, PartialEq)]
pub struct Delete {
    /// The object.
    pub resource: ResourcePath,
    /// The revision that the write insists on (`If-Match`).
    pub expected: Expected,
    /// The pointers that the answer shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
}
