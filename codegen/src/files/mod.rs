//! Where schemas come from and generated code goes to: the file system.

mod error;
mod find;
mod folder;
mod leftover;
mod output;
mod project;
mod read;
mod stray;
mod write;

#[cfg(test)]
mod tests;

pub use error::{Action, FilesError, ProjectError};
pub use find::{SETTINGS, find_settings};
pub use folder::{is_configuration, is_foreign};
pub use output::Output;
pub use project::Project;
pub use read::{Inputs, SIZE_LIMIT, holds_types, read_bytes};
pub use write::{Change, remove_drafts, write_durably, write_if_changed};
