//! How a configuration gets to a tenant that has no revisions, loses writes and stores them late.
//!
//! ```text
//! Errand ─► look ─► put on record ─► write ─► look until it is there ─► keep looking ─► ask each type
//!            │                                      │                        │                │
//!          Moved                               Unconfirmed              Overwritten        Bricked
//! ```
//!
//! Two who write at the same moment cannot see each other before they write. So each writes within
//! moments of looking, and looks on for longer than that and than a write takes to be there: whoever is written
//! over comes to know.

mod arrival;
mod between;
mod blend;
mod conflict;
mod errand;
mod ledger;
mod pace;
mod probe;
mod remote;
mod snapshot;
mod unseen;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use between::Unfinished;
pub(crate) use blend::{Blend, Rules, blend, common_ground, no_ground};
pub(crate) use conflict::Conflict;
pub(crate) use errand::{Doubt, Ended, Errand};
pub(crate) use ledger::{Action, Journal, Kept, Ledger, LedgerGuard, Stage, Standing};
pub(crate) use pace::LATEST;
pub(crate) use probe::silent;
pub(crate) use remote::Remote;
pub(crate) use snapshot::Snapshot;
pub(crate) use unseen::Unseen;
