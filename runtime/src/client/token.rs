//! The token of a tenant: held while it is good, fetched once however many tasks wait for it.

use std::{
    fmt,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::HeaderValue;
use tokio::{
    sync::{Mutex, MutexGuard},
    time::Instant,
};
use zeroize::Zeroizing;

use super::credentials::{AccessToken, TokenError};

/// How long before its end a token counts as expired, for clocks and networks differ; a short-lived
/// token has a margin of a quarter of its life.
const MARGIN: Duration = Duration::from_secs(30);

/// How long a token that is still good is used after it could not be replaced, before that is tried
/// again.
const PAUSE: Duration = Duration::from_secs(5);

/// The token that tasks share.
///
/// Whoever finds no token takes the turn and fetches one; the others wait for the turn and are told
/// what came of it, a token or an error. A task that is dropped while it fetches gives its turn to
/// the next. A token near its end is replaced by one task while the others go on with it.
#[derive(Default)]
pub(crate) struct TokenCache {
    held: RwLock<Option<Bearer>>,
    turn: Mutex<Option<Outcome>>,
    /// How many turns came to their end.
    ended: AtomicU64,
}

/// What came of a turn.
type Outcome = Result<Bearer, TokenError>;

/// A token as a header carries it.
#[derive(Clone)]
pub(crate) struct Bearer {
    header: HeaderValue,
    usable: Option<Usable>,
}

/// How long a token is used.
#[derive(Clone, Copy, Debug)]
struct Usable {
    /// When it should be replaced.
    refresh: Instant,
    /// When it counts as expired.
    until: Instant,
}

impl TokenCache {
    /// Returns a token that is good for now.
    ///
    /// # Errors
    ///
    /// When there is none and the turn that was waited for brought none.
    pub(crate) async fn bearer<F>(&self, fetch: impl FnOnce() -> F) -> Outcome
    where
        F: Future<Output = Result<AccessToken, TokenError>>,
    {
        // Before a token is looked for: a turn that ends in between brings what is missing.
        let ended = self.ended.load(Ordering::Acquire);
        let now = Instant::now();
        let Some(held) = self.held().filter(|bearer| bearer.is_usable(now)) else {
            return self.wait(ended, fetch).await;
        };
        if !held.is_due(now) {
            return Ok(held);
        }
        let Ok(turn) = self.turn.try_lock() else { return Ok(held) };
        // Before it is tried: a task that is dropped meanwhile could not say so afterwards.
        if !self.put_off(&held) {
            return Ok(self.held().unwrap_or(held));
        }
        let Err(error) = self.take(turn, fetch).await else {
            return Ok(self.held().unwrap_or(held));
        };
        tracing::warn!(%error, "the token is about to expire and cannot be replaced");
        self.put_off(&held);
        Ok(held)
    }

    /// Forgets a token that a server refused, unless another is held by now.
    pub(crate) fn discard(&self, refused: &Bearer) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|held| held.header == refused.header) {
            *held = None;
        }
    }

    /// Waits for the turn; whoever ends one behind the first `ended` spares this task its own.
    async fn wait<F>(&self, ended: u64, fetch: impl FnOnce() -> F) -> Outcome
    where
        F: Future<Output = Result<AccessToken, TokenError>>,
    {
        let turn = self.turn.lock().await;
        let is_told = self.ended.load(Ordering::Acquire) != ended;
        match &*turn {
            Some(outcome) if is_told => outcome.clone(),
            _ => self.take(turn, fetch).await,
        }
    }

    /// Fetches a token and tells the outcome to all who wait.
    async fn take<F>(
        &self,
        mut turn: MutexGuard<'_, Option<Outcome>>,
        fetch: impl FnOnce() -> F,
    ) -> Outcome
    where
        F: Future<Output = Result<AccessToken, TokenError>>,
    {
        let asked = Instant::now();
        let outcome = match fetch().await {
            Ok(token) => Bearer::new(&token, asked).ok_or_else(TokenError::malformed),
            Err(error) => Err(error),
        };
        if let Ok(bearer) = &outcome {
            *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(bearer.clone());
        }
        *turn = Some(outcome.clone());
        self.ended.fetch_add(1, Ordering::Release);
        outcome
    }

    /// Leaves a token alone for a while, unless another is held by now, and says whether it does.
    fn put_off(&self, bearer: &Bearer) -> bool {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_mut().filter(|held| held.header == bearer.header);
        let Some(usable) = held.and_then(|held| held.usable.as_mut()) else { return false };
        usable.refresh = Instant::now() + PAUSE;
        true
    }

    fn held(&self) -> Option<Bearer> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Bearer {
    /// Makes the header of a token that was asked for at `asked`, or nothing where it has characters
    /// that no token has.
    fn new(token: &AccessToken, asked: Instant) -> Option<Self> {
        let text = token.text();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let mut value = Zeroizing::new(Vec::with_capacity("Bearer ".len() + text.len()));
        value.extend_from_slice(b"Bearer ");
        value.extend_from_slice(text.as_bytes());
        let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(Cleared(value))).ok()?;
        header.set_sensitive(true);
        let usable = token.lifetime().and_then(|lifetime| Usable::within(asked, lifetime));
        Some(Self { header, usable })
    }

    /// Returns the value of the header `Authorization`.
    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }

    fn is_usable(&self, now: Instant) -> bool {
        self.usable.is_none_or(|usable| now < usable.until)
    }

    fn is_due(&self, now: Instant) -> bool {
        self.usable.is_some_and(|usable| now >= usable.refresh)
    }
}

impl Usable {
    /// Returns how long a token is used that lives for `lifetime`; nothing where that is for ever.
    fn within(asked: Instant, lifetime: Duration) -> Option<Self> {
        let margin = MARGIN.min(lifetime / 4);
        let refresh = asked.checked_add(lifetime.saturating_sub(2 * margin))?;
        Some(Self { refresh, until: refresh.checked_add(margin)? })
    }
}

/// The bytes of a header, cleared when the last who holds it lets go.
struct Cleared(Zeroizing<Vec<u8>>);

impl AsRef<[u8]> for Cleared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Bearer").field("usable", &self.usable).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
