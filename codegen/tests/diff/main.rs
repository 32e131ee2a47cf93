//! What changed between two configurations.

#![cfg(all(test, feature = "review"))]

mod corpus;
mod describe;
mod ends;
mod equal;
mod flags;
mod growth;
mod hostile;
mod kinds;
mod laws;
mod mirror;
mod mutations;
mod pages;
mod products;
mod readings;
mod renames;
mod rewrite;
mod vendor;
mod verdicts;
