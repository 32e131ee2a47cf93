//! What a server says where it does not do what it was asked.

use http::StatusCode;

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
        /// The beginning of the body, as text.
        excerpt: String,
    },
    /// The status says that all is well, and the body is no answer to the verb.
    Unreadable {
        /// What was expected, and what was found.
        message: String,
    },
}
