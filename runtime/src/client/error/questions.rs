//! The questions that an error answers.

use std::time::Duration;

use http::StatusCode;

use super::{Effect, Error, Kind, PolicyFailure};
use crate::{
    DecodeError, Json,
    client::transport::TransportFailure,
    wire::{Create, Verb},
};

impl Error {
    /// Returns the status, where the error is about an answer; that of an `error` member in the answer
    /// to a query is its code.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.details.status
    }

    /// Returns whether there is no such object: the server said so (404), or a query that insists
    /// on one found none.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has(StatusCode::NOT_FOUND) || matches!(self.kind(), Kind::None)
    }

    /// Returns whether another object is in the way: the server said so (409), an identifier to
    /// create with is taken (412), or a value that must be unique is.
    ///
    /// A server answers 403 where a value is taken: a failed policy `UNIQUE`, or `VALID_USERNAME`
    /// on a user name. A revision that is not the current one is [`Self::is_precondition_failed`].
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        let creates = matches!(self.details.subject, Some((verb, _)) if verb == Create::NAME);
        self.has(StatusCode::CONFLICT)
            || (creates && self.has(StatusCode::PRECONDITION_FAILED))
            || self.policy_failures().iter().any(PolicyFailure::is_conflict)
    }

    /// Returns whether the object is not in the state that the write insisted on (412): someone
    /// else changed it, or created it, first.
    #[must_use]
    pub fn is_precondition_failed(&self) -> bool {
        self.has(StatusCode::PRECONDITION_FAILED)
    }

    /// Returns whether the server asks for fewer requests (429).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns whether the server does not know who asks (401), or gives no token to the
    /// credentials.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        const CODES: [&str; 3] = ["invalid_client", "invalid_grant", "unauthorized_client"];
        let code = match self.kind() {
            Kind::Token(error) => error.code(),
            _ => None,
        };
        self.has(StatusCode::UNAUTHORIZED) || code.is_some_and(|code| CODES.contains(&code))
    }

    /// Returns whether who asks may not do this (403 without a failed policy).
    ///
    /// It is true of what a load balancer refuses with a page of HTML, too, which other credentials do
    /// not help with: that [is foreign](Self::is_foreign).
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has(StatusCode::FORBIDDEN) && !self.is_policy_failure()
    }

    /// Returns whether no answer came in time.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), Kind::Deadline(_))
            || self.kind().transport().is_some_and(TransportFailure::is_timeout)
    }

    /// Returns whether there was no connection to the server, be it for TLS: nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        use TransportFailure::{ConnectTimedOut, NotConnected, Tls};
        matches!(self.kind().transport(), Some(NotConnected | Tls | ConnectTimedOut))
    }

    /// Returns whether a value that was sent is against a policy (403).
    #[must_use]
    pub fn is_policy_failure(&self) -> bool {
        !self.policy_failures().is_empty()
    }

    /// Returns whether the server's answer is none, or an object in it is not of its type.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        match self.kind() {
            Kind::Unreadable(_) | Kind::Record(_) => true,
            Kind::Foreign { status, .. } => status.is_success(),
            _ => false,
        }
    }

    /// Returns whether something else than the tenant answered, such as a load balancer or a proxy: the
    /// [beginning](Self::excerpt) of what it said may tell what it is.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        matches!(self.kind(), Kind::Foreign { .. })
    }

    /// Returns whether several objects pass the filter of a query that insists on one.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        matches!(self.kind(), Kind::Several)
    }

    /// Returns whether the server may have done what the error says it did not: an attempt of a
    /// write was sent, and no answer tells what came of it.
    ///
    /// It stays so where a repeated attempt was refused: a repeated delete finds no object (404),
    /// and a repeated patch another revision (412), because the first one was done.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        self.details.attempts.effect == Effect::Possible
    }

    /// Returns what is wrong with the values that were sent: one failure for each policy.
    #[must_use]
    pub fn policy_failures(&self) -> &[PolicyFailure] {
        &self.details.policy_failures
    }

    /// Returns what the server said, in plain text: its messages are escaped as HTML on the wire.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match self.kind() {
            Kind::Refused(refusal) => Some(&refusal.message),
            Kind::Token(error) => error.description(),
            _ => None,
        }
    }

    /// Returns what the server said for a program (`detail`), as JSON.
    ///
    /// It may repeat values of the request.
    #[must_use]
    pub fn detail(&self) -> Option<&Json> {
        match self.kind() {
            Kind::Refused(refusal) => refusal.detail.as_ref(),
            _ => None,
        }
    }

    /// Returns the beginning of the answer of something that is not the server, such as the page of
    /// a load balancer.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        match self.kind() {
            Kind::Foreign { excerpt, .. } => Some(excerpt),
            _ => None,
        }
    }

    /// Returns what is wrong with an object in the answer: its identifier, and the JSON path.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match self.kind() {
            Kind::Record(error) => Some(error),
            _ => None,
        }
    }

    /// Returns how long the server asks to wait before the next attempt (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.details.retry_after
    }

    /// Returns the id that the log of the server knows the request by.
    #[must_use]
    pub fn transaction_id(&self) -> Option<&str> {
        self.details.transaction_id.as_deref()
    }

    /// Returns how many requests were sent, or begun to be sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.details.attempts.made
    }

    fn has(&self, status: StatusCode) -> bool {
        self.details.status == Some(status)
    }
}
