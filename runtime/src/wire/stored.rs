//! The object that most verbs answer with.

use std::fmt;

use bytes::Bytes;
#[cfg(feature = "server")]
use http::HeaderValue;
use http::{Response, StatusCode, header};

use super::{Failure, header as names, shown::Length};
use crate::Revision;

/// An object as a server holds it, or held it before it was deleted.
#[derive(Clone, PartialEq)]
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

impl Stored {
    /// Reads the response to any verb that answers with one object.
    pub(super) fn decode(response: Response<Bytes>) -> Result<Self, Failure> {
        let headers = response.headers();
        let change = match response.status() {
            StatusCode::CREATED => Change::Created,
            StatusCode::OK if is_not_modified(&response) => Change::NotModified,
            StatusCode::OK => Change::Done,
            _ => return Err(Failure::of(&response)),
        };
        let revision = names::entity_tag(headers);
        let location = headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        let location = location.map(str::to_owned);
        Ok(Self { change, revision, location, body: object(response)? })
    }
}

/// Shows how long the object is: its values may be secret.
impl fmt::Debug for Stored {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { change, revision, location, body } = self;
        formatter
            .debug_struct("Stored")
            .field("change", change)
            .field("revision", revision)
            .field("location", location)
            .field("body", &Length(body))
            .finish()
    }
}

#[cfg(feature = "server")]
impl Stored {
    /// Returns the response of any verb that answers with one object.
    pub(super) fn encode(&self) -> Response<Bytes> {
        let mut response = Response::new(self.body.clone());
        if self.change == Change::Created {
            *response.status_mut() = StatusCode::CREATED;
        }
        let headers = response.headers_mut();
        let location = self.location.as_deref().and_then(|text| HeaderValue::try_from(text).ok());
        headers.extend(location.map(|location| (header::LOCATION, location)));
        headers.extend(self.revision.as_ref().map(|tag| (header::ETAG, names::quoted(tag))));
        if self.change == Change::NotModified {
            headers.insert(names::NOT_MODIFIED, HeaderValue::from_static("true"));
        }
        response
    }
}

fn is_not_modified(response: &Response<Bytes>) -> bool {
    let value = response.headers().get(names::NOT_MODIFIED);
    value.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
}

/// Returns the body of a response, which is a JSON object as far as its beginning tells.
pub(super) fn object(response: Response<Bytes>) -> Result<Bytes, Failure> {
    let body = json(response)?;
    match body.trim_ascii_start().first() {
        Some(b'{') => Ok(body),
        Some(_) => Err(Failure::unreadable("expected a JSON object, found something else")),
        None => Err(Failure::unreadable("expected a JSON object, found an empty body")),
    }
}

/// Returns the body of a response, which is JSON as far as its media type tells.
pub(super) fn json(response: Response<Bytes>) -> Result<Bytes, Failure> {
    match response.headers().get(header::CONTENT_TYPE) {
        Some(media_type) if !names::is_json(media_type) => Err(Failure::foreign(&response)),
        _ => Ok(response.into_body()),
    }
}
