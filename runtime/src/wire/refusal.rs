//! What a server says where it does not do what it was asked.

use std::fmt;

#[cfg(feature = "server")]
use bytes::Bytes;
#[cfg(feature = "server")]
use http::Response;
use http::StatusCode;

use super::html;
#[cfg(feature = "server")]
use super::server::{Flavour, Object};
use crate::Json;

/// The error body of the protocol: `{"code","reason","message","detail"}`.
///
/// The message is plain text here; on the wire it is escaped as HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The status, which is the code of the body, too.
    pub status: StatusCode,
    /// The standard words for the status.
    pub reason: String,
    /// What is wrong.
    pub message: String,
    /// What is wrong, for a program; the failed policies, for one.
    pub detail: Option<Json>,
}

impl Refusal {
    /// Makes a refusal with the standard words for its status.
    #[must_use]
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, reason: reason(status).to_owned(), message: message.into(), detail: None }
    }

    /// Returns the refusal with what is wrong for a program.
    #[must_use]
    pub fn with_detail(mut self, detail: Json) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Reads the failure that ended a page early (its `error`), or nothing where it is none.
    #[must_use]
    pub fn from_json(body: &Json) -> Option<Self> {
        let code = body.get("code")?.as_u64()?;
        let status = u16::try_from(code).ok().and_then(|code| StatusCode::from_u16(code).ok());
        Self::of_body(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), body)
    }

    /// Reads the body of a response, or nothing where it is none of the protocol.
    ///
    /// The body of an OAuth error, which a gateway in front of the server sends, is one, too.
    pub(super) fn of_body(status: StatusCode, body: &Json) -> Option<Self> {
        let members = body.as_object()?;
        let text = |name: &str| members.get(name).and_then(Json::as_str);
        if !members.get("code").is_some_and(Json::is_number) {
            return Some(Self::new(status, text("error_description").or(text("error"))?));
        }
        Some(Self {
            status,
            reason: text("reason").unwrap_or_else(|| reason(status)).to_owned(),
            message: html::unescape(text("message").unwrap_or_default()),
            detail: members.get("detail").filter(|detail| !detail.is_null()).cloned(),
        })
    }
}

#[cfg(feature = "server")]
impl Refusal {
    /// Returns the response that carries the refusal;
    /// [`Presentation::finish`](super::server::Presentation::finish) adds what every response has.
    #[must_use]
    pub fn encode(&self, flavour: Flavour) -> Response<Bytes> {
        let mut response = Response::new(self.body(flavour));
        *response.status_mut() = self.status;
        response
    }

    /// Returns the body of the response, which is also the `error` of a page that ends early.
    #[must_use]
    pub fn body(&self, flavour: Flavour) -> Bytes {
        let body = Object::new()
            .with("code", self.status.as_u16())
            .with("reason", Json::from(self.reason.as_str()))
            .with("message", Json::from(html::escape(&self.message, flavour)))
            .with_some("detail", self.detail.as_ref());
        Bytes::from(body.text())
    }
}

/// Returns the standard words for a status.
///
/// Source: `ResourceException` of the JSON resource library that the servers share.
fn reason(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Time-out",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Request Entity Too Large",
        414 => "Request-URI Too Large",
        415 => "Unsupported Media Type",
        416 => "Requested range not satisfiable",
        417 => "Expectation Failed",
        428 => "Precondition Required",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Time-out",
        505 => "HTTP Version not supported",
        _ => "Resource Exception",
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {}", self.status.as_u16(), self.reason, self.message)
    }
}

impl std::error::Error for Refusal {}
