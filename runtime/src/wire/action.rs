//! Action: whatever else a resource can do, by name.

use bytes::Bytes;
use http::{Request, Response};

use super::{Failure, ResourcePath, Verb};

/// `POST RESOURCE?_action=NAME`.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The collection or the object.
    pub resource: ResourcePath,
    /// What it shall do.
    pub name: String,
    /// The other parameters, in the order of the request.
    pub parameters: Vec<(String, String)>,
    /// The body, as JSON.
    pub body: Option<Bytes>,
}

/// What came of an action: whatever JSON, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The body, as JSON; none where the server had nothing to say (204).
    pub body: Option<Bytes>,
}
