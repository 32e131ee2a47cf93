//! The book is whole, and its pages say what happens.

mod baseline;
mod book;
mod growth;

// The pages show what the command reports, which reads JavaScript.
#[cfg(feature = "javascript")]
mod fixes;
#[cfg(feature = "javascript")]
mod pages;
#[cfg(feature = "javascript")]
mod patterns;
#[cfg(feature = "javascript")]
mod scripts;
