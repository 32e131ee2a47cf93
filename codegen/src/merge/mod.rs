//! Three-way merge: what somebody changed between two configurations, done to a third.
//!
//! ```text
//! base ──┬──► ours   ─┐
//!        └──► theirs ─┴─► merge ─► Merged (texts of `ours`, new files, conflicts)
//! ```
//!
//! What is merged is a property of a type, a member of a type or of its schema, and an entry of
//! `order` and `required`; never the file. The result is edits of the texts of `ours`, so that
//! every byte that says what it said before stays, whatever layout the other sides have.

mod address;
mod clash;
mod decide;
pub(crate) mod file_name;
mod home;
mod marks;
mod merged;
mod merger;
pub(crate) mod new_scripts;
mod node;
mod options;
mod ordered;
mod outside;
mod render;
mod rewrite;
mod same;
mod scripts;
mod sequence;
mod server_files;
mod types;
mod units;

#[cfg(test)]
mod tests;

pub use clash::clashes;
pub use marks::{Labels, mark};
pub use merged::{Conflict, MergeError, Merged, NewFile, Party};
pub use merger::merge;
pub use options::{Decider, Options, Removals, Surroundings, WithoutBase};
pub use server_files::{Mistakable, mistakable};
