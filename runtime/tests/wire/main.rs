//! The verbs of the protocol as HTTP.
#![cfg(feature = "wire")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod requests;
mod token;
