//! The book is whole, and its pages say what happens.

mod baseline;
mod book;
mod fixes;
mod growth;
mod pages;
#[cfg(feature = "javascript")]
mod patterns;
#[cfg(feature = "javascript")]
mod scripts;
