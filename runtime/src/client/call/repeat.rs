//! What a second attempt of a request can do, and when there is one.

use std::time::Duration;

use http::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{IF_MATCH, IF_NONE_MATCH},
};
use jiff::Timestamp;

use crate::client::{error::Effect, retry_after};

/// What a second attempt of a request can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::client) enum Repeat {
    /// Nothing: the request only reads.
    Reads,
    /// Nothing where the first one was done: at most one of them finds what it insists on.
    Guarded,
    /// The same thing once more.
    Doubles,
}

/// What an answer says about another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is nothing to try again.
    Final,
    /// The server does not accept the token.
    Unauthorized,
    /// Another attempt may do better, after such a pause where the server asks for one.
    Passing(Option<Duration>),
}

impl Repeat {
    /// Returns what a second attempt can do, as far as the request shows it.
    pub(super) fn of<B>(request: &Request<B>) -> Self {
        let headers = request.headers();
        match *request.method() {
            Method::GET => Self::Reads,
            _ if headers.contains_key(IF_NONE_MATCH) => Self::Guarded,
            _ if insists_on_a_revision(headers) => Self::Guarded,
            _ => Self::Doubles,
        }
    }

    /// Returns what one attempt may have changed as long as nobody says what came of it.
    pub(super) const fn effect(self) -> Effect {
        match self {
            Self::Reads => Effect::None,
            Self::Guarded | Self::Doubles => Effect::Possible,
        }
    }

    /// Returns whether a request that may have been done can be sent again.
    pub(super) const fn is_safe(self) -> bool {
        matches!(self, Self::Reads | Self::Guarded)
    }

    /// Judges an answer.
    pub(super) fn judge<B>(self, response: &Response<B>) -> Verdict {
        let pause = || retry_after::of(response.headers(), Timestamp::now());
        match response.status() {
            StatusCode::UNAUTHORIZED => Verdict::Unauthorized,
            StatusCode::TOO_MANY_REQUESTS => Verdict::Passing(pause()),
            StatusCode::SERVICE_UNAVAILABLE => match pause() {
                None if !self.is_safe() => Verdict::Final,
                pause => Verdict::Passing(pause),
            },
            StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT if self.is_safe() => {
                Verdict::Passing(pause())
            }
            _ => Verdict::Final,
        }
    }
}

/// Returns whether a status says that another attempt may do better, where it does nothing twice.
pub(in crate::client) fn is_passing(status: StatusCode) -> bool {
    const PASSING: [StatusCode; 4] = [
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::BAD_GATEWAY,
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::GATEWAY_TIMEOUT,
    ];
    PASSING.contains(&status)
}

/// Returns whether an answer leaves open what the server did.
///
/// Nothing was done where the server says that the request is wrong (4xx), that it knows no such
/// thing (501), or when to come again (503 with `Retry-After`).
pub(super) fn leaves_open<B>(response: &Response<B>) -> bool {
    match response.status() {
        StatusCode::NOT_IMPLEMENTED => false,
        StatusCode::SERVICE_UNAVAILABLE => {
            retry_after::of(response.headers(), Timestamp::UNIX_EPOCH).is_none()
        }
        status => status.is_success() || status.is_server_error(),
    }
}

fn insists_on_a_revision(headers: &HeaderMap) -> bool {
    headers.get(IF_MATCH).is_some_and(|value| value != "*")
}
