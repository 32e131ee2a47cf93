//! A call: one verb on its way to a tenant, with what it is told about itself.

use std::{fmt, future::IntoFuture, time::Duration};

use futures_core::future::BoxFuture;
use http::{HeaderName, HeaderValue};

use super::{Error, Retry, Tenant, TransactionId};
use crate::wire::Verb;

mod exchange;
mod narrowed;
mod options;
mod received;
mod repeat;
mod send;

pub use self::{
    narrowed::{Conditional, Narrowed},
    options::CallOptions,
    received::{Contents, Gone, Object, Optional, Presence, Received, Saved},
};
pub(super) use self::{
    repeat::{Repeat, is_passing},
    send::Label,
};

/// A call that is not sent before it is awaited.
///
/// `V` is the verb; `R` says what becomes of the answer.
///
/// ```no_run
/// # use std::time::Duration;
/// # use mosaic::{ManagedObject, ObjectId, Retry, Revision, client::Tenant};
/// # #[derive(Clone, Default, PartialEq, ManagedObject)]
/// # #[managed(path = "managed/alpha_user")]
/// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
/// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
/// let user = tenant
///     .managed::<AlphaUser>()
///     .read(&id)
///     .retry(Retry::off())
///     .deadline(Duration::from_secs(2))
///     .await?;
/// # Ok(()) }
/// ```
#[must_use = "a call does nothing before it is awaited"]
pub struct Call<V, R> {
    pub(super) tenant: Tenant,
    pub(super) options: CallOptions,
    /// The verb, or why there is none.
    pub(super) verb: Result<V, Error>,
    pub(super) received: R,
}

impl<V, R> Call<V, R> {
    pub(super) fn new(tenant: &Tenant, verb: Result<V, Error>, received: R) -> Self {
        let options = CallOptions::default();
        Self { tenant: tenant.clone(), options, verb, received }
    }

    /// Sets when this call is tried again, whatever the tenant's policy is.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.options = self.options.retry(retry);
        self
    }

    /// Sets how long this call may take, with all of its attempts.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.options = self.options.deadline(deadline);
        self
    }

    /// Adds a header to the requests of this call, in place of one of that name.
    ///
    /// A call with one that follows from the tenant, from the body or from the connection, such as
    /// `Authorization`, is an error, and not sent.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.options = self.options.header(name, value);
        self
    }

    /// Sets the id that the log of the server knows the requests of this call by.
    pub fn transaction_id(mut self, id: TransactionId) -> Self {
        self.options = self.options.transaction_id(id);
        self
    }

    /// Makes another thing of the answer.
    pub(super) fn receiving<S>(self, received: S) -> Call<V, S> {
        let Self { tenant, options, verb, received: _ } = self;
        Call { tenant, options, verb, received }
    }

    /// Changes the verb, where there is one.
    pub(super) fn with(mut self, change: impl FnOnce(&mut V)) -> Self {
        if let Ok(verb) = &mut self.verb {
            change(verb);
        }
        self
    }
}

impl<V, R> IntoFuture for Call<V, R>
where
    V: Verb + Send + Sync + 'static,
    R: Received<V>,
{
    type Output = Result<R::Outcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { tenant, options, verb, received } = self;
        Box::pin(async move {
            let received = match received.known() {
                Ok(outcome) => return Ok(outcome),
                Err(received) => received,
            };
            let verb = verb?;
            let (answer, context) = match tenant.deliver(&verb, &options).await {
                Ok(delivered) => delivered,
                Err(error) => return R::refused(error),
            };
            let outcome = received.answered(answer);
            if let Err(error) = outcome {
                return Err(context.tell(error));
            }
            outcome
        })
    }
}

/// Shows which verb it is; what it carries may be secret.
impl<V: Verb, R> fmt::Debug for Call<V, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut output = formatter.debug_struct("Call");
        output.field("verb", &V::NAME).field("options", &self.options).finish_non_exhaustive()
    }
}
