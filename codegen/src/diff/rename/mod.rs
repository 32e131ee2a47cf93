//! What one side alone has, and goes by another name on the other side: candidates, not certainties.
//!
//! Something has at most one partner, and what is found does not depend on which side is the older.

mod company;
mod fallback;
mod likeness;
mod pairing;
mod property;
mod reads;
mod renamed;
mod types;

pub(super) use fallback::{Recipe, Replaced};
pub(super) use property::properties;
pub(super) use reads::{fallbacks, reads_of};
pub(super) use renamed::Renamed;
pub(super) use types::types;
