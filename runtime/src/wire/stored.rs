//! The object that most verbs answer with.

use bytes::Bytes;

use crate::Revision;

/// An object as a server holds it, or held it before it was deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Whether the verb made the object, changed it, or found it as it should be.
    pub change: Change,
    /// The revision (`ETag`).
    pub revision: Option<Revision>,
    /// The URL of an object that was made (`Location`).
    pub location: Option<String>,
    /// The object, as JSON.
    pub body: Bytes,
}

/// What a verb did to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The object is new (201).
    Created,
    /// The object was read, changed or deleted (200).
    Done,
    /// The object was already as the write asked (200 with `X-Not-Modified: true`).
    NotModified,
}
