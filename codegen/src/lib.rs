//! Compiles managed-object schemas: bytes in, findings and Rust out.
