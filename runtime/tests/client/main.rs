//! The client against a server that follows a script.
#![cfg(all(feature = "client", any(feature = "ring", feature = "aws-lc-rs")))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../model/mod.rs"]
#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;

mod authority;
mod calls;
mod effects;
mod links;
mod queries;
mod resources;
mod retries;
mod script;
mod tokens;
#[cfg(feature = "blocking")]
mod waiting;
