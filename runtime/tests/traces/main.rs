//! Traces and texts: what a log may know of a call, and what nobody may.
//!
//! These tests have a program of their own: a place that logs stays switched off where a thread
//! passes it first that does not listen.
#![cfg(all(feature = "client", any(feature = "ring", feature = "aws-lc-rs")))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../client/authority.rs"]
#[allow(dead_code, reason = "these tests use some of it")]
mod authority;
mod calls;
#[path = "../model/mod.rs"]
#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
#[path = "../client/script.rs"]
#[allow(dead_code, reason = "these tests use some of it")]
mod script;
mod secrets;
mod trace;
