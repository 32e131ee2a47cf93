//! What stands around a schema: the configuration that names its properties, and the storage mapping.
#![cfg(all(feature = "review", feature = "javascript"))]

mod mapping;
mod tree;
