//! When an operation is tried again, and after which pause.

use std::time::Duration;

use tokio::time::Instant;

/// When an operation is tried again.
///
/// What is tried again is what the server put off (429, and 503 with `Retry-After`), what found no
/// connection, and, where repeating cannot do a thing twice, what got no answer or 502, 503 or 504.
/// That is true of reads, and of writes that insist on a revision or on there being no object: at
/// most one attempt of them takes effect. A create without an identifier, an action and a write
/// [unconditionally](crate::client::Call::unconditionally) are not repeated once they may have been sent.
///
/// Pauses are random between the shortest one and three times the last one (decorrelated jitter).
/// A `Retry-After` of the server is waited for, and such a pause behind it; where that would take too
/// long, the operation fails at once, and the error tells it.
///
/// ```
/// # use std::time::Duration;
/// # use mosaic::Retry;
/// let patient = Retry::default().attempts(8).within(Duration::from_mins(5));
/// let off = Retry::off();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    shortest: Duration,
    longest: Duration,
    within: Duration,
    seed: Option<u64>,
}

impl Retry {
    /// Returns the policy that tries once. A token that the server refuses is still renewed once.
    #[must_use]
    pub fn off() -> Self {
        Self::default().attempts(1)
    }

    /// Sets how often an operation is tried at most, the first time included; 4 by default.
    ///
    /// Less than one is one.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// Sets the shortest and the longest pause; 100 ms and 10 s by default.
    #[must_use]
    pub fn pauses(self, shortest: Duration, longest: Duration) -> Self {
        Self { shortest, longest: longest.max(shortest), ..self }
    }

    /// Sets the time behind the beginning of the first attempt in which another one may begin;
    /// a minute by default.
    #[must_use]
    pub fn within(self, within: Duration) -> Self {
        Self { within, ..self }
    }

    /// Sets the seed of the random pauses, for a test that wants the same ones each time.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), ..self }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 4,
            shortest: Duration::from_millis(100),
            longest: Duration::from_secs(10),
            within: Duration::from_mins(1),
            seed: None,
        }
    }
}

/// The pauses between the attempts of one operation.
pub(crate) struct Pauses<'a> {
    policy: &'a Retry,
    within: Duration,
    began: Instant,
    taken: u32,
    last: Duration,
    random: Option<fastrand::Rng>,
}

impl<'a> Pauses<'a> {
    /// Begins with the first attempt.
    ///
    /// No attempt begins behind `deadline`: it would have no time to be answered.
    pub(crate) fn new(policy: &'a Retry, deadline: Duration) -> Self {
        let within = policy.within.min(deadline);
        let began = Instant::now();
        Self { policy, within, began, taken: 0, last: policy.shortest, random: None }
    }

    /// Returns the pause before the next attempt, or nothing where there is none.
    pub(crate) fn next(&mut self, retry_after: Option<Duration>) -> Option<Duration> {
        if self.taken + 1 >= self.policy.attempts {
            return None;
        }
        let jitter = self.jitter();
        // All who were told the same moment would come back at the same moment.
        let pause = match retry_after {
            Some(asked) => asked.checked_add(jitter)?,
            None => jitter,
        };
        let next = self.began.elapsed().checked_add(pause)?;
        if next > self.within {
            return None;
        }
        self.taken += 1;
        Some(pause)
    }

    fn jitter(&mut self) -> Duration {
        let Retry { shortest, longest, seed, .. } = *self.policy;
        let random = self.random.get_or_insert_with(|| match seed {
            Some(seed) => fastrand::Rng::with_seed(seed),
            None => fastrand::Rng::new(),
        });
        let reach = self.last.saturating_mul(3).min(longest).saturating_sub(shortest);
        self.last = shortest + reach.mul_f64(random.f64());
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes all pauses, without waiting.
    fn pauses(policy: &Retry) -> Vec<Duration> {
        let mut pauses = Pauses::new(policy, Duration::MAX);
        std::iter::from_fn(|| pauses.next(None)).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_budget_of_attempts_is_one_pause_less() {
        for (attempts, pauses_between) in [(1, 0), (2, 1), (5, 4)] {
            assert_eq!(pauses(&Retry::default().attempts(attempts)).len(), pauses_between);
        }
        assert_eq!(pauses(&Retry::off()), []);
        assert_eq!(pauses(&Retry::default().attempts(0)), []);
    }

    #[tokio::test(start_paused = true)]
    async fn each_pause_is_between_the_shortest_and_thrice_the_last() {
        let [shortest, longest] = [Duration::from_millis(50), Duration::from_secs(2)];
        for seed in 0..200 {
            let policy = Retry::default().attempts(20).pauses(shortest, longest).seed(seed);
            let mut last = shortest;
            for pause in pauses(&policy) {
                assert!(pause >= shortest && pause <= longest && pause <= last * 3, "{pause:?}");
                last = pause;
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_seed_gives_the_same_pauses_and_another_one_others() {
        let policy = Retry::default().attempts(5);
        assert_eq!(pauses(&policy.clone().seed(7)), pauses(&policy.clone().seed(7)));
        assert_ne!(pauses(&policy.clone().seed(7)), pauses(&policy.seed(8)));
    }

    #[tokio::test(start_paused = true)]
    async fn those_who_are_told_the_same_moment_come_back_behind_it_and_apart() {
        let asked = Duration::from_secs(7);
        let mut found: Vec<_> = (0..64)
            .map(|seed| {
                let policy = Retry::default().seed(seed);
                Pauses::new(&policy, Duration::MAX).next(Some(asked)).unwrap()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        assert!(found.len() > 60, "{found:?}");
        let longest = asked + 3 * Duration::from_millis(100);
        assert!(found.iter().all(|pause| *pause >= asked && *pause <= longest), "{found:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn no_attempt_begins_behind_the_window() {
        let policy = Retry::default().within(Duration::from_secs(5));
        assert_eq!(Pauses::new(&policy, Duration::MAX).next(Some(Duration::from_secs(6))), None);
        assert_eq!(Pauses::new(&policy, Duration::MAX).next(Some(Duration::MAX)), None);
        assert_eq!(Pauses::new(&policy, Duration::ZERO).next(None), None);
        let mut pauses = Pauses::new(&policy, Duration::MAX);
        tokio::time::advance(Duration::from_secs(5)).await;
        assert_eq!(pauses.next(None), None);
    }
}
