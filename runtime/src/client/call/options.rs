//! What is different for one call.

use std::{fmt, time::Duration};

use http::{HeaderName, HeaderValue, Request, header};

use super::repeat::Repeat;
use crate::{
    client::{Error, Retry, TransactionId, error::Kind},
    wire::header::TRANSACTION_ID,
};

/// Headers that follow from the tenant, from the body and from the connection.
const OWN_HEADERS: [HeaderName; 7] = [
    header::AUTHORIZATION,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::HOST,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    TRANSACTION_ID,
];

/// What is different for one call; what is not set here is as the tenant has it.
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(super) retry: Option<Retry>,
    pub(super) deadline: Option<Duration>,
    pub(super) transaction_id: Option<TransactionId>,
    pub(super) repeat: Option<Repeat>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl CallOptions {
    /// Sets when the call is tried again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets how long the call may take, with all of its attempts.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Adds a header to the requests of the call, in place of one of that name.
    ///
    /// A call with one that follows from the tenant, from the body or from the connection, such as
    /// `Authorization`, is an error, and not sent.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Sets the id that the log of the server knows the requests by.
    #[must_use]
    pub fn transaction_id(mut self, id: TransactionId) -> Self {
        self.transaction_id = Some(id);
        self
    }

    /// Says what a second attempt can do, where the request does not show it.
    pub(in crate::client) fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = Some(repeat);
        self
    }

    /// Puts the headers into a request.
    ///
    /// # Errors
    ///
    /// When one of them is the client's own.
    pub(super) fn apply<B>(&self, request: &mut Request<B>) -> Result<(), Error> {
        for (name, value) in &self.headers {
            if OWN_HEADERS.contains(name) {
                let message = format!("the header `{name}` is the client's own");
                return Err(Error::new(Kind::Request(message)));
            }
            request.headers_mut().insert(name, value.clone());
        }
        Ok(())
    }
}

/// Shows the names of the headers: their values may be secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { retry, deadline, transaction_id, repeat: _, headers } = self;
        let names: Vec<_> = headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("CallOptions")
            .field("retry", retry)
            .field("deadline", deadline)
            .field("transaction_id", transaction_id)
            .field("headers", &names)
            .finish()
    }
}
