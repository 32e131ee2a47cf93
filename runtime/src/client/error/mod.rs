//! What goes wrong between a program and a tenant, and the questions it answers.

use std::{error, fmt, time::Duration};

use http::StatusCode;

use super::TransactionId;

mod attempt;
mod from;
mod kind;
mod policy;
mod questions;
mod requirement;
mod show;

pub(crate) use self::{
    attempt::{Attempts, Effect},
    kind::Kind,
};
pub use self::{policy::PolicyFailure, requirement::PolicyRequirement};

/// What went wrong between a program and a tenant.
///
/// It is opaque and answers questions; its text names the verb, the object, the status, what the
/// server said and the transaction id. It holds neither a token nor a value that was sent, but for
/// what the server repeats in its message.
///
/// ```
/// # use mosaic::{Error, PolicyRequirement};
/// fn explain(error: &Error) -> String {
///     if error.is_conflict() {
///         return "somebody has this name already".to_owned();
///     }
///     for failure in error.policy_failures() {
///         if *failure.requirement() == PolicyRequirement::Required {
///             return format!("{} is missing", failure.property());
///         }
///     }
///     match error.transaction_id() {
///         Some(id) => format!("please tell the support this number: {id}"),
///         None => error.to_string(),
///     }
/// }
/// ```
#[derive(Clone)]
pub struct Error {
    details: Box<Details>,
}

#[derive(Clone)]
struct Details {
    kind: Kind,
    /// The verb and the path of what it was about.
    subject: Option<(&'static str, String)>,
    /// The URL of the tenant, where there was no connection to it.
    server: Option<String>,
    status: Option<StatusCode>,
    policy_failures: Vec<PolicyFailure>,
    retry_after: Option<Duration>,
    transaction_id: Option<String>,
    attempts: Attempts,
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        let policy_failures = match &kind {
            Kind::Refused(refusal) => policy::failures(refusal.detail.as_ref()),
            _ => Vec::new(),
        };
        let details = Details {
            status: kind.status(),
            kind,
            subject: None,
            server: None,
            policy_failures,
            retry_after: None,
            transaction_id: None,
            attempts: Attempts::default(),
        };
        Self { details: Box::new(details) }
    }

    /// Tells the error which verb it is about, and the path of what the verb was about.
    pub(crate) fn about(mut self, verb: &'static str, path: impl Into<String>) -> Self {
        self.details.subject = Some((verb, path.into()));
        self
    }

    /// Tells the error where the tenant is, which matters where there was no connection to it.
    pub(crate) fn at(mut self, url: impl FnOnce() -> String) -> Self {
        if self.is_connect() {
            self.details.server = Some(url());
        }
        self
    }

    /// Tells the error the status of the answer that it is about, where it knows none.
    ///
    /// There is nothing wrong with an answer that holds too many records, or too few.
    pub(crate) fn found_in(mut self, status: Option<StatusCode>) -> Self {
        if !matches!(self.details.kind, Kind::None | Kind::Several) {
            self.details.status = self.details.status.or(status);
        }
        self
    }

    pub(crate) fn with_retry_after(mut self, pause: Option<Duration>) -> Self {
        self.details.retry_after = pause;
        self
    }

    /// Tells the error the id of the call; one about a token has the id of the request for that.
    pub(crate) fn with_transaction_id(mut self, id: &str) -> Self {
        let id = match &self.details.kind {
            Kind::Token(error) => error.transaction_id().map_or(id, TransactionId::as_str),
            _ => id,
        };
        self.details.transaction_id = Some(id.to_owned());
        self
    }

    pub(crate) fn after(mut self, attempts: Attempts) -> Self {
        self.details.attempts = attempts;
        self
    }

    pub(crate) const fn kind(&self) -> &Kind {
        &self.details.kind
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.details.kind.source()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        show::display(&self.details, formatter)
    }
}

/// Shows what the error can answer; neither what the server said in detail nor a body.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        show::debug(&self.details, formatter)
    }
}

#[cfg(test)]
mod tests;
