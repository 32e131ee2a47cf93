//! What a merge promises.

mod conflicts;
mod sides;
mod single;
