//! Waiting until a write is there, and seeing whether it stays.

use std::time::Duration;

use mosaic::Error;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::{self, End};
use tokio::time::{Instant, sleep};

use crate::push::pace::Pauses;
use crate::push::{Remote, Snapshot};

/// How many looks may show what is neither the former configuration nor the new one: somebody else's
/// write may be seen before one's own, that was later.
const DOUBTS: u32 = 4;

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
    Unreadable(Error),
}

impl Goal<'_> {
    /// Returns whether `now` shows that the write is there.
    pub(super) fn is_met(&self, now: &Snapshot, product: Product) -> bool {
        match self {
            Self::Changes(before, after) => before.read(product, |before| {
                after.read(product, |after| {
                    now.read(product, |now| deploy::has_arrived(before, after, now))
                })
            }),
            Self::Declared(end, before) => {
                let declared = declared(now, end, product);
                declared.is_some() && declared != self::declared(before, end, product)
            }
            Self::Removed(end) => declared(now, end, product).is_none(),
        }
    }
}

/// Looks until `goal` is met, which was not so in `before`.
pub(super) async fn wait(
    remote: &Remote,
    goal: &Goal<'_>,
    before: &Snapshot,
    product: Product,
) -> Sight {
    let before = before.state();
    let mut doubts = 0;
    let mut sight = Sight::NotThere;
    for pause in Pauses::until_stored() {
        sleep(pause).await;
        let looked = Instant::now();
        sight = match remote.look().await {
            Ok(now) if goal.is_met(&now, product) => return Sight::There(now, looked),
            Ok(now) if now.state() == before => Sight::NotThere,
            Ok(now) => {
                doubts += 1;
                Sight::Elsewhere(now)
            }
            Err(error) => Sight::Unreadable(error),
        };
        if doubts == DOUBTS {
            break;
        }
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
    for pause in Pauses::of_watch(writing) {
        sleep(pause).await;
        let looked = Instant::now();
        sight = match remote.look().await {
            Ok(now) if goal.is_met(&now, product) => Sight::There(now, looked),
            Ok(now) => return Sight::Elsewhere(now),
            Err(error) => Sight::Unreadable(error),
        };
    }
    sight
}

/// Returns what `end` is recognised by, where it is declared.
fn declared(snapshot: &Snapshot, end: &End, product: Product) -> Option<String> {
    snapshot
        .read(product, |side| end.find(side.model).map(|property| deploy::state(property.value)))
}
