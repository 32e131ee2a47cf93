//! Read: one object.

use bytes::Bytes;
use http::{Request, Response};

use super::{Failure, ResourcePath, Stored, Verb};
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
