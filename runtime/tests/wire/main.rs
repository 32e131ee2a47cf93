//! The verbs of the protocol as HTTP.
#![cfg(feature = "wire")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
#[cfg(feature = "server")]
mod laws;
#[cfg(feature = "server")]
mod recordings;
mod requests;
#[cfg(feature = "server")]
mod server;
#[cfg(feature = "server")]
#[path = "../shared/mod.rs"]
mod shared;
mod token;
#[cfg(feature = "server")]
mod vectors;
