//! The attempts of one call, up to the outcome that counts.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use jiff::Timestamp;
use tokio::time;
use tracing::Span;

use super::{
    CallOptions,
    repeat::{Repeat, Verdict, is_passing, leaves_open},
};
use crate::{
    client::{
        Error, Tenant, TokenError, TransactionId, TransportError, TransportFailure,
        error::Attempts, retry::Pauses, retry_after, token::Bearer,
    },
    wire::Unsendable,
};

/// One call, whatever its verb is.
pub(super) struct Exchange<'a> {
    pub(super) tenant: &'a Tenant,
    pub(super) options: &'a CallOptions,
    pub(super) transaction_id: &'a TransactionId,
    /// Makes the request, anew for each attempt, for most calls have one.
    pub(super) encode: &'a (dyn Fn() -> Result<Request<Bytes>, Unsendable> + Sync),
    pub(super) span: &'a Span,
}

/// What came of a whole call, or of an attempt that nothing can follow.
type Outcome = Result<Response<Bytes>, Error>;

/// What came of one attempt.
enum Attempt {
    /// This counts.
    Final(Outcome),
    /// This counts where the policy has no other attempt, after at least such a pause.
    Passing(Option<Duration>, Outcome),
    /// The server refused the token, and there is another one now.
    Renewed,
}

/// Whether a token that the server refuses is replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renewal {
    Left,
    Spent,
}

impl Exchange<'_> {
    /// Sends the request until an outcome counts; `attempts` says at any moment how far it came.
    pub(super) async fn run(&self, mut pauses: Pauses<'_>, attempts: &mut Attempts) -> Outcome {
        let mut renewal = Renewal::Left;
        loop {
            let (asked, outcome) = match self.attempt(&mut renewal, attempts).await {
                Attempt::Final(outcome) => return outcome,
                Attempt::Passing(asked, outcome) => (asked, outcome),
                Attempt::Renewed => continue,
            };
            let Some(pause) = pauses.next(asked) else {
                return outcome;
            };
            tracing::debug!(parent: self.span, ?pause, "trying again");
            time::sleep(pause).await;
        }
    }

    async fn attempt(&self, renewal: &mut Renewal, attempts: &mut Attempts) -> Attempt {
        let bearer = match self.tenant.bearer().await {
            Ok(bearer) => bearer,
            Err(error) => return without_token(error),
        };
        let (request, repeat) = match self.request(&bearer) {
            Ok(request) => request,
            Err(error) => return Attempt::Final(Err(error)),
        };
        let before = attempts.effect;
        attempts.made += 1;
        attempts.effect = before.max(repeat.effect());
        self.span.record("attempt", attempts.made);
        let response = match self.tenant.transport().send(request).await {
            Ok(response) => response,
            Err(error) => {
                if !error.failure().may_have_been_sent() {
                    attempts.effect = before;
                }
                return without_answer(error, repeat);
            }
        };
        self.span.record("status", response.status().as_u16());
        if !leaves_open(&response) {
            attempts.effect = before;
        }
        match repeat.judge(&response) {
            Verdict::Unauthorized if *renewal == Renewal::Left => {
                *renewal = Renewal::Spent;
                self.renew(&bearer, response).await
            }
            Verdict::Unauthorized | Verdict::Final => Attempt::Final(Ok(response)),
            Verdict::Passing(asked) => Attempt::Passing(asked, Ok(response)),
        }
    }

    fn request(&self, bearer: &Bearer) -> Result<(Request<Bytes>, Repeat), Error> {
        let mut request = (self.encode)()?;
        // A header of the caller's own may change what the request insists on.
        self.options.apply(&mut request)?;
        let repeat = self.options.repeat.unwrap_or_else(|| Repeat::of(&request));
        self.tenant.prepare(&mut request, self.transaction_id)?;
        Tenant::authorize(&mut request, bearer);
        Ok((request, repeat))
    }

    /// Replaces the token that the server refused; what is refused was not done.
    ///
    /// Where none can be had yet, the next attempt asks for one again.
    async fn renew(&self, refused: &Bearer, response: Response<Bytes>) -> Attempt {
        match self.tenant.renew(refused).await {
            Ok(Some(_)) => Attempt::Renewed,
            Ok(None) => Attempt::Final(Ok(response)),
            Err(error) => without_token(error),
        }
    }
}

/// Judges a token that could not be had: nothing of the call was sent.
fn without_token(error: TokenError) -> Attempt {
    let asked = error.retry_after().and_then(|value| retry_after::parse(value, Timestamp::now()));
    let is_passing = match (error.transport(), error.status()) {
        (Some(error), _) => may_pass(error.failure()),
        (None, Some(status)) => is_passing(status),
        (None, None) => false,
    };
    let outcome = Err(Error::from(error).with_retry_after(asked));
    if is_passing { Attempt::Passing(asked, outcome) } else { Attempt::Final(outcome) }
}

/// Judges a request that got no answer.
fn without_answer(error: TransportError, repeat: Repeat) -> Attempt {
    let failure = error.failure();
    let is_harmless = repeat.is_safe() || !failure.may_have_been_sent();
    let outcome = Err(Error::from(error));
    if is_harmless && may_pass(failure) {
        Attempt::Passing(None, outcome)
    } else {
        Attempt::Final(outcome)
    }
}

/// Returns whether a failure of the network may not come again.
fn may_pass(failure: TransportFailure) -> bool {
    use TransportFailure::{Tls, TooLarge, Unsendable};
    !matches!(failure, Unsendable | Tls | TooLarge)
}
