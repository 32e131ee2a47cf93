//! Compiles managed-object schemas: bytes in, findings and Rust out.

#[cfg(feature = "build")]
pub mod build;
pub mod catalog;
pub mod compile;
pub mod config;
pub mod date;
#[cfg(feature = "review")]
pub mod deploy;
pub mod diagnostic;
#[cfg(feature = "review")]
pub mod diff;
pub mod emit;
#[cfg(feature = "review")]
pub mod export;
#[cfg(feature = "build")]
pub mod files;
pub mod fingerprint;
mod hash;
mod invisible;
#[cfg(feature = "javascript")]
pub mod javascript;
pub mod json;
pub mod lint;
#[cfg(feature = "review")]
mod meaning;
#[cfg(feature = "review")]
pub mod merge;
pub mod model;
pub mod names;
#[cfg(feature = "patterns")]
pub mod pattern;
pub mod report;
#[cfg(feature = "review")]
pub mod repository;
#[cfg(feature = "review")]
pub mod review;
pub mod rules;
pub mod slots;
pub mod source;
pub mod span;
#[cfg(feature = "review")]
pub mod usage;

#[cfg(feature = "build")]
pub use build::{Build, BuildError};
pub use compile::{Compiled, Target, compile, lint_and_compile};
pub use diagnostic::{Diagnostic, Level};
