//! Patch: operations on an object, all or none.

use bytes::Bytes;
use http::{Request, Response};

use super::{Expected, Failure, ResourcePath, Stored, Verb};

/// `PATCH RESOURCE`.
#[derive(Clone, Debug, PartialEq)]
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
