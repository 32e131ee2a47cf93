//! Pushes to a local tenant in the process, on a clock that moves when everybody waits.

mod answers;
mod faults;
mod halfway;
mod late;
mod two_pushers;
mod world;
