//! What a merge promises.

mod conflicts;
mod layouts;
mod sides;
mod single;
