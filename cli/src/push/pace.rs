//! How long and how often a tenant is looked at after a write.

use std::time::Duration;

/// How long a tenant may take to show what it stored; peers have seen some fifteen seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long a new type may be missing on its own path.
const ROUTES: Duration = Duration::from_secs(5);

/// How long a tenant may be out of reach beyond the time that it is looked at anyway.
const OUTAGE: Duration = Duration::from_secs(5);

/// How long after a write what became of it may be unknown.
pub(crate) const LATEST: Duration = PATIENCE.saturating_add(OUTAGE);

/// How long whoever writes may take between looking and writing, at most.
pub(super) const HASTE: Duration = Duration::from_secs(1);

/// The most pauses of keeping watch; a tenant that stores late does so within fewer requests.
const GLANCES: u32 = 6;

/// The pauses between one look and the next.
#[derive(Clone, Debug)]
pub(super) struct Pauses {
    next: Duration,
    longest: Duration,
    left: Duration,
}

impl Pauses {
    /// Returns the pauses until a write is there: short ones first.
    pub(super) fn until_stored() -> Self {
        Self::growing(Duration::from_secs(2), PATIENCE)
    }

    /// Returns the pauses until a tenant that could not be read at last can be.
    pub(super) fn until_readable() -> Self {
        Self::growing(Duration::from_secs(1), OUTAGE)
    }

    /// Returns the pauses until a type answers.
    pub(super) fn until_served() -> Self {
        Self::growing(Duration::from_secs(1), ROUTES)
    }

    /// Returns the pauses of watching over a write that took `writing`, from looking before it to being
    /// there. Someone who looked just before it was there has written [`HASTE`] later, and that takes as long
    /// to be there; one more second is for a write that takes longer than this one did.
    pub(super) fn of_watch(writing: Duration) -> Self {
        let watch = writing.min(PATIENCE) + HASTE * 2;
        Self { next: watch / GLANCES, longest: watch / GLANCES, left: watch }
    }

    /// Returns how long those take that are left.
    pub(super) const fn left(&self) -> Duration {
        self.left
    }

    fn growing(longest: Duration, all: Duration) -> Self {
        Self { next: Duration::from_millis(100), longest, left: all }
    }
}

impl Iterator for Pauses {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let pause = self.next.min(self.left);
        self.left -= pause;
        self.next = (self.next * 2).min(self.longest);
        (pause > Duration::from_millis(1)).then_some(pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_waited_for_and_watched_over_for_half_a_minute_or_so() {
        let waiting: Duration = Pauses::until_stored().sum();
        assert_eq!(waiting, PATIENCE);
        for writing in [waiting, Duration::from_mins(10)] {
            let watching: Duration = Pauses::of_watch(writing).sum();
            assert!(waiting + watching <= Duration::from_secs(32), "{writing:?}");
        }
    }

    #[test]
    fn a_watch_is_longer_than_whoever_looked_before_may_take_to_write() {
        for millis in [0, 10, 900, 3_000, 8_000, 15_000] {
            let writing = Duration::from_millis(millis);
            let watch: Duration = Pauses::of_watch(writing).sum();
            assert!(watch > HASTE + writing, "{writing:?}");
            assert!(Pauses::of_watch(writing).count() >= 6);
        }
    }

    #[test]
    fn the_first_looks_come_soon() {
        let pauses: Vec<_> = Pauses::until_stored().take(3).map(|it| it.as_millis()).collect();
        assert_eq!(pauses, [100, 200, 400]);
    }
}
