//! Compiles managed-object schemas: bytes in, findings and Rust out.

pub mod diagnostic;
pub mod json;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Level};
