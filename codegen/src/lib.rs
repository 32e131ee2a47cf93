//! Compiles managed-object schemas: bytes in, findings and Rust out.

pub mod catalog;
pub mod diagnostic;
pub mod json;
pub mod model;
pub mod report;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Level};
