//! A response that is no answer.

use std::{error::Error, fmt};

use bytes::Bytes;
use http::{Response, StatusCode};

use super::{Refusal, header};
use crate::Json;

/// A response that is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The server refused, in the words of the protocol.
    Refused(Refusal),
    /// Something else answered: a load balancer with a page of HTML, for one.
    Foreign {
        /// The status.
        status: StatusCode,
        /// The media type of the body, where it is told.
        media_type: Option<String>,
        /// The beginning of the body, where it is text for people.
        excerpt: String,
    },
    /// The status says that all is well, and the body is no answer to the verb.
    Unreadable {
        /// What was expected, and what was found.
        message: String,
    },
}

impl Failure {
    /// Says what a response is that is no answer.
    pub(super) fn of(response: &Response<Bytes>) -> Self {
        let status = response.status();
        let body = serde_json::from_slice::<Json>(response.body()).ok();
        match body.and_then(|body| Refusal::of_body(status, &body)) {
            Some(refusal) if !status.is_success() => Self::Refused(refusal),
            _ => Self::foreign(response),
        }
    }

    /// Says that something else than the server answered.
    pub(super) fn foreign(response: &Response<Bytes>) -> Self {
        let media_type = header::media_type(response.headers());
        let excerpt = match &media_type {
            Some(media_type) if media_type.starts_with("text/") => excerpt(response.body()),
            _ => String::new(),
        };
        Self::Foreign { status: response.status(), media_type, excerpt }
    }

    /// Says that a body is something else than what was expected.
    pub(super) fn unreadable(message: impl Into<String>) -> Self {
        Self::Unreadable { message: message.into() }
    }

    /// Returns the status that the response had, where it tells of a failure.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(refusal) => Some(refusal.status),
            Self::Foreign { status, .. } => Some(*status),
            Self::Unreadable { .. } => None,
        }
    }
}

/// The characters of a foreign body that are shown.
const EXCERPT: usize = 300;

/// Returns the beginning of a text in one line.
fn excerpt(body: &[u8]) -> String {
    // No character is longer than four bytes, and runs of blanks are shown as one.
    let text = String::from_utf8_lossy(&body[..body.len().min(EXCERPT * 16)]);
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    line.chars().take(EXCERPT).collect()
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::Foreign { status, media_type, excerpt } => {
                let media_type = media_type.as_deref().unwrap_or("nothing of a known type");
                write!(formatter, "{}: expected JSON, found {media_type}", status.as_u16())?;
                if excerpt.is_empty() { Ok(()) } else { write!(formatter, ": {excerpt}") }
            }
            Self::Unreadable { message } => formatter.write_str(message),
        }
    }
}

impl Error for Failure {}
