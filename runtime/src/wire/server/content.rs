//! The body of a request.

use bytes::Bytes;
use http::{Request, StatusCode};

use crate::{
    Json,
    wire::{Refusal, header},
};

/// The body of a request.
#[derive(Clone, Copy)]
pub(crate) struct Content<'r> {
    body: &'r Bytes,
    has_type: bool,
}

impl<'r> Content<'r> {
    pub(super) fn of(request: &'r Request<Bytes>) -> Self {
        let media_type = header::media_type(request.headers());
        let has_type = media_type.is_some_and(|media_type| !media_type.is_empty());
        Self { body: request.body(), has_type }
    }

    /// Returns the body, which is a JSON object; null stands for an empty one.
    pub(crate) fn object(self) -> Result<Bytes, Refusal> {
        match self.required()? {
            Json::Object(_) => Ok(self.body.clone()),
            Json::Null => Ok(Bytes::from_static(b"{}")),
            _ => Err(refused("the provided content is not a JSON object")),
        }
    }

    /// Returns the body, which is a JSON array of operations.
    pub(crate) fn operations(self) -> Result<Bytes, Refusal> {
        match self.required()? {
            Json::Array(_) => Ok(self.body.clone()),
            _ => Err(refused("the provided content is not a JSON array of patch operations")),
        }
    }

    /// Returns the body, which is any JSON or empty.
    pub(crate) fn anything(self) -> Result<Option<Bytes>, Refusal> {
        Ok(self.parse()?.map(|_| self.body.clone()))
    }

    fn required(self) -> Result<Json, Refusal> {
        if !self.has_type {
            return Err(refused("the  content-type was not specified and is required"));
        }
        self.parse()?.ok_or_else(|| refused("it did not contain any JSON content"))
    }

    /// Reads the body as a whole, so that whoever reads it again finds nothing wrong.
    fn parse(self) -> Result<Option<Json>, Refusal> {
        let mut values = serde_json::Deserializer::from_slice(self.body).into_iter::<Json>();
        let value = match values.next() {
            None => return Ok(None),
            Some(Ok(value)) => value,
            Some(Err(error)) => {
                let refusal = refused("the provided content is not valid JSON");
                return Err(refusal.with_detail(Json::from(error.to_string())));
            }
        };
        match values.next() {
            None => Ok(Some(value)),
            Some(_) => Err(refused("there is trailing data after the JSON content")),
        }
    }
}

fn refused(reason: &str) -> Refusal {
    let message = format!("The request could not be processed because {reason}");
    Refusal::new(StatusCode::BAD_REQUEST, message)
}
