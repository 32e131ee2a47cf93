//! What changed between two configurations.

#![cfg(all(test, feature = "review"))]

mod corpus;
mod describe;
mod ends;
mod equal;
mod kinds;
mod laws;
mod mutations;
mod renames;
mod rewrite;
