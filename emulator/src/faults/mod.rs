//! What only a real tenant does to a client, on request and by name.
//!
//! A fault strikes by count and never by chance: the same requests in the same order meet the same
//! faults. Several may be on at once.

mod page;
mod refusal;
mod rhythm;

pub(crate) use self::{
    page::spoil,
    refusal::{rate_limit, suspicious},
    rhythm::Faults,
};

/// Something that a real tenant does, and that a client has to live with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// A write of the configuration is answered with what was sent, and is gone: two writers, of whom
    /// the later one had read before the earlier one wrote. Every third write of `config/managed`.
    LostUpdate,
    /// A write of the configuration is answered at once and holds later: the routes are built anew,
    /// and until then the old types answer. After four more requests.
    SlowConfig,
    /// There are too many requests: 429 with `Retry-After` in seconds and, every other time, 503 with
    /// `Retry-After` as a date. Every third request, before anything is done.
    RateLimit,
    /// A token ends before its time, as it does where a tenant restarts or a key is rotated: 401 from
    /// its fourth use on. Every other token, beginning with the first.
    ExpiredToken,
    /// The load balancer takes a body for an attack and answers 403 with a page of HTML. Every third
    /// request with a body, before anything is done.
    Html403,
    /// A query fails when half of its page is written: the status is 200 still, and the body has an
    /// `error` and no cookie or, every other time, just ends. Every third query with results.
    PartialPage,
    /// The connection is closed in the midst of the answer, after everything was done. Every third
    /// request.
    Reset,
    /// The answer takes two seconds, as a query without an index does. Every third request.
    Slow,
    /// A type with a `default` of the wrong type is not there: 404 for all of its paths, though the
    /// configuration was accepted.
    BrickedDefault,
}

impl Fault {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::LostUpdate,
        Self::SlowConfig,
        Self::RateLimit,
        Self::ExpiredToken,
        Self::Html403,
        Self::PartialPage,
        Self::Reset,
        Self::Slow,
        Self::BrickedDefault,
    ];

    /// Returns the name that a command line knows the fault by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LostUpdate => "lost-update",
            Self::SlowConfig => "slow-config",
            Self::RateLimit => "rate-limit",
            Self::ExpiredToken => "expired-token",
            Self::Html403 => "html-403",
            Self::PartialPage => "partial-page",
            Self::Reset => "reset",
            Self::Slow => "slow",
            Self::BrickedDefault => "bricked-default",
        }
    }

    /// Returns the fault called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }

    /// Returns what happens, in a few words.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::LostUpdate => "a write of the configuration is answered and not kept",
            Self::SlowConfig => "a write of the configuration holds four requests later",
            Self::RateLimit => "429 or 503 with Retry-After",
            Self::ExpiredToken => "a token ends before its time",
            Self::Html403 => "403 with a page of HTML for a request with a body",
            Self::PartialPage => "a page of results with an error, or cut off",
            Self::Reset => "the connection is closed in the midst of the answer",
            Self::Slow => "the answer takes two seconds",
            Self::BrickedDefault => "a type with a default of the wrong type answers 404",
        }
    }
}
