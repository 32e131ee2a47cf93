//! Waiting until a write is there, and seeing whether it stays.

use std::time::Duration;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::{self, End};
use tokio::time::{Instant, sleep};

use crate::push::pace::{HASTE, Pauses};
use crate::push::{Remote, Snapshot, Unseen};

/// What shows that a write is there.
#[derive(Debug)]
pub(super) enum Goal<'g> {
    /// What changed from one configuration to another is there, whatever others add.
    Changes(&'g Snapshot, &'g Snapshot),
    /// The end is declared, and not as in the former configuration.
    Declared(&'g End, &'g Snapshot),
    /// The end is gone.
    Removed(&'g End),
}

/// What a tenant shows after a write.
#[derive(Debug)]
pub(super) enum Sight {
    /// The write is there; the look that showed it began at this time.
    There(Snapshot, Instant),
    /// Something else is there.
    Elsewhere(Snapshot),
    /// Nothing changed in the time that a tenant may take.
    NotThere,
    /// The tenant could not be read.
    Unseen(Unseen),
}

impl Goal<'_> {
    /// Returns whether `now` shows that the write is there.
    pub(super) fn is_met(&self, now: &Snapshot, product: Product) -> bool {
        match self {
            Self::Changes(before, after) => now.shows(before, after, product),
            Self::Declared(end, before) => {
                let declared = declared(now, end, product);
                declared.is_some() && declared != self::declared(before, end, product)
            }
            Self::Removed(end) => declared(now, end, product).is_none(),
        }
    }

    /// Looks once, for some time at most.
    async fn look(&self, remote: &Remote, at_most: Duration, product: Product) -> Sight {
        let looked = Instant::now();
        match remote.look_for(at_most).await {
            Ok(now) if self.is_met(&now, product) => Sight::There(now, looked),
            Ok(now) => Sight::Elsewhere(now),
            Err(error) => Sight::Unseen(error),
        }
    }
}

/// Looks for some seconds until `goal` is met, which was not so in `before`. What is neither the former configuration nor the
/// new one ends nothing: somebody else's write, which was earlier, may be there before one's own.
pub(super) async fn wait(
    remote: &Remote,
    goal: &Goal<'_>,
    before: &Snapshot,
    product: Product,
) -> Sight {
    let before = before.state();
    let mut sight = Sight::NotThere;
    let mut patience = Patience::of(Pauses::until_stored());
    while let Some(pause) = patience.next(&sight) {
        sleep(pause).await;
        sight = match goal.look(remote, patience.left(), product).await {
            Sight::There(now, looked) => return Sight::There(now, looked),
            Sight::Elsewhere(now) if now.state() == before => Sight::NotThere,
            sight => sight,
        };
    }
    sight
}

/// Looks on for as long as somebody who looked before the write was there may take to write, and returns
/// what was seen last; `writing` is the time from the look before the write until it was there.
pub(super) async fn watch(
    remote: &Remote,
    goal: &Goal<'_>,
    writing: Duration,
    product: Product,
) -> Sight {
    let mut sight = Sight::NotThere;
    let mut patience = Patience::of(Pauses::of_watch(writing));
    while let Some(pause) = patience.next(&sight) {
        sleep(pause).await;
        sight = goal.look(remote, patience.left(), product).await;
        if matches!(sight, Sight::Elsewhere(_)) {
            break;
        }
    }
    sight
}

/// How long is looked: for a time, and beyond it while the last look showed nothing, or looks take long. A
/// tenant that is only busy, and says when it is not, is asked once more then.
struct Patience {
    planned: Pauses,
    further: Pauses,
    end: Instant,
    is_put_off: bool,
}

/// How long a tenant is looked at that was busy when the time was over.
const PUT_OFF: Duration = Duration::from_secs(3);

impl Patience {
    fn of(planned: Pauses) -> Self {
        let further = Pauses::until_readable();
        let end = Instant::now() + planned.left() + further.left();
        Self { planned, further, end, is_put_off: false }
    }

    /// Returns the pause before the next look, if there is to be one after `last`.
    fn next(&mut self, last: &Sight) -> Option<Duration> {
        let left = self.end.saturating_duration_since(Instant::now());
        let further = || match last {
            Sight::Unseen(_) => self.further.next(),
            _ => None,
        };
        let pause = self.planned.next().or_else(further).filter(|pause| *pause < left);
        if pause.is_some() || self.is_put_off {
            return pause;
        }
        let come_back = match last {
            Sight::Unseen(Unseen::Unanswered(error)) => error.retry_after(),
            _ => None,
        };
        self.is_put_off = come_back.is_some();
        come_back.map(|pause| pause.min(PUT_OFF))
    }

    /// Returns how long the next look may take.
    fn left(&self) -> Duration {
        let least = if self.is_put_off { PUT_OFF } else { HASTE };
        self.end.saturating_duration_since(Instant::now()).max(least)
    }
}

/// Returns what `end` is recognised by, where it is declared.
fn declared(snapshot: &Snapshot, end: &End, product: Product) -> Option<String> {
    snapshot
        .read(product, |side| end.find(side.model).map(|property| deploy::state(property.value)))
}
