//! What tasks that share a token may rely on.

use std::{
    future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{task::JoinSet, time};

use super::{Bearer, MARGIN, PAUSE, TokenCache};
use crate::client::{AccessToken, TokenError};

const LIFETIME: Duration = Duration::from_secs(899);

/// A cache and a source that counts how often it is asked.
#[derive(Clone, Default)]
struct Desk {
    cache: Arc<TokenCache>,
    asked: Arc<AtomicUsize>,
}

impl Desk {
    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// Asks for a token; a source that is asked gives `token-1`, `token-2` and so on after a second.
    async fn bearer(&self) -> Result<String, String> {
        self.bearer_from(
            |count| Ok(AccessToken::new(format!("token-{count}")).expires_in(LIFETIME)),
        )
        .await
    }

    async fn failure(&self) -> Result<String, String> {
        self.bearer_from(|count| Err(TokenError::other(format!("failure {count}")))).await
    }

    async fn bearer_from(
        &self,
        answer: impl FnOnce(usize) -> Result<AccessToken, TokenError>,
    ) -> Result<String, String> {
        let fetch = || async {
            let count = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
            time::sleep(Duration::from_secs(1)).await;
            answer(count)
        };
        match self.cache.bearer(fetch).await {
            Ok(bearer) => Ok(text(&bearer)),
            Err(error) => Err(std::error::Error::source(&error).unwrap().to_string()),
        }
    }
}

fn text(bearer: &Bearer) -> String {
    bearer.header().to_str().unwrap().to_owned()
}

#[tokio::test(start_paused = true)]
async fn many_tasks_share_one_request_for_a_token() {
    let desk = Desk::default();
    let mut tasks = JoinSet::new();
    for _ in 0..64 {
        let desk = desk.clone();
        tasks.spawn(async move { desk.bearer().await });
    }
    assert_eq!(tasks.join_all().await, vec![Ok("Bearer token-1".to_owned()); 64]);
    assert_eq!(desk.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_to_all_who_wait_and_the_next_call_tries_anew() {
    let desk = Desk::default();
    let mut tasks = JoinSet::new();
    for _ in 0..64 {
        let desk = desk.clone();
        tasks.spawn(async move { desk.failure().await });
    }
    assert_eq!(tasks.join_all().await, vec![Err("failure 1".to_owned()); 64]);
    assert_eq!(desk.bearer().await, Ok("Bearer token-2".to_owned()));
    assert_eq!(desk.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_dropped_while_it_fetches_takes_nobody_with_it() {
    let desk = Desk::default();
    let mut tasks = JoinSet::new();
    let first = tasks.spawn({
        let desk = desk.clone();
        async move { desk.bearer().await }
    });
    tokio::task::yield_now().await;
    for _ in 0..8 {
        let desk = desk.clone();
        tasks.spawn(async move { desk.bearer().await });
    }
    tokio::task::yield_now().await;
    first.abort();
    let mut tokens = Vec::new();
    while let Some(outcome) = tasks.join_next().await {
        tokens.extend(outcome.ok());
    }
    assert_eq!(tokens, vec![Ok("Bearer token-2".to_owned()); 8]);
    assert_eq!(desk.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_near_its_end_is_replaced_by_one_task_and_used_by_the_others() {
    let desk = Desk::default();
    assert_eq!(desk.bearer().await, Ok("Bearer token-1".to_owned()));
    time::advance(LIFETIME.saturating_sub(2 * MARGIN)).await;
    let (one, other) = tokio::join!(desk.bearer(), desk.bearer());
    assert_eq!(one, Ok("Bearer token-2".to_owned()));
    assert_eq!(other, Ok("Bearer token-1".to_owned()));
    assert_eq!(desk.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_replaced_is_used_until_it_expires() {
    let desk = Desk::default();
    assert_eq!(desk.bearer().await, Ok("Bearer token-1".to_owned()));
    time::advance(LIFETIME.saturating_sub(2 * MARGIN)).await;
    for _ in 0..3 {
        assert_eq!(desk.failure().await, Ok("Bearer token-1".to_owned()));
    }
    assert_eq!(desk.asked(), 2, "the source is left alone for a while");
    time::advance(PAUSE).await;
    assert_eq!(desk.failure().await, Ok("Bearer token-1".to_owned()));
    time::advance(MARGIN).await;
    assert_eq!(desk.failure().await, Err("failure 4".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_dropped_while_it_replaces_a_good_token_is_not_followed_by_the_next() {
    let desk = Desk::default();
    assert_eq!(desk.bearer().await, Ok("Bearer token-1".to_owned()));
    time::advance(LIFETIME.saturating_sub(2 * MARGIN)).await;
    let brief = Duration::from_millis(10);
    time::timeout(brief, desk.bearer()).await.unwrap_err();
    for _ in 0..3 {
        let bearer = time::timeout(brief, desk.bearer()).await;
        assert_eq!(bearer, Ok(Ok("Bearer token-1".to_owned())));
    }
    time::advance(PAUSE).await;
    assert_eq!(desk.bearer().await, Ok("Bearer token-3".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_token_without_an_end_is_used_until_it_is_refused() {
    let desk = Desk::default();
    let endless = |count| Ok(AccessToken::new(format!("token-{count}")));
    assert_eq!(desk.bearer_from(endless).await, Ok("Bearer token-1".to_owned()));
    time::advance(100 * LIFETIME).await;
    assert_eq!(desk.bearer_from(endless).await, Ok("Bearer token-1".to_owned()));
    let refused = desk.cache.held().unwrap();
    desk.cache.discard(&refused);
    assert_eq!(desk.bearer_from(endless).await, Ok("Bearer token-2".to_owned()));
    desk.cache.discard(&refused);
    assert_eq!(desk.bearer_from(endless).await, Ok("Bearer token-2".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_lives_for_no_time_serves_those_who_waited_for_it() {
    let desk = Desk::default();
    let mut tasks = JoinSet::new();
    for _ in 0..64 {
        let desk = desk.clone();
        tasks.spawn(async move {
            desk.bearer_from(|_| Ok(AccessToken::new("brief").expires_in(Duration::ZERO))).await
        });
    }
    assert_eq!(tasks.join_all().await, vec![Ok("Bearer brief".to_owned()); 64]);
    assert_eq!(desk.asked(), 1);
}

#[tokio::test]
async fn what_no_header_can_carry_is_an_error_and_not_shown() {
    for token in ["", "hunter 2", "hunter2\n", "hünter2"] {
        let cache = TokenCache::default();
        let fetch = || future::ready(Ok(AccessToken::new(token)));
        let error = cache.bearer(fetch).await.unwrap_err();
        assert_eq!(error.to_string(), "the token is none that a header can carry");
        assert!(!format!("{error:?}").contains("nter"));
    }
}
