//! What may be asked of every merge: nothing is lost, nothing else moves, and nothing is done twice.

#![cfg(all(test, feature = "review"))]

mod deeds;
mod hostile;
mod laws;
mod marks;
mod samples;
mod sides;
