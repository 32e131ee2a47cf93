//! What stands around a schema: the configuration that names its properties, and the storage mapping.
#![cfg(feature = "review")]

mod hostile;
mod mapping;
mod tree;
