//! Compiles managed-object schemas: bytes in, findings and Rust out.

pub mod catalog;
pub mod diagnostic;
#[cfg(feature = "build")]
pub mod files;
pub mod json;
pub mod model;
pub mod report;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Level};
