//! What the tests across the crates share: where real files are, crates made on the fly, pages that are
//! made from what the command tells, and what pages show.

mod blocks;
mod published;
mod scratch;
mod shared;

pub use blocks::blocks;
pub use published::assert_published;
pub use scratch::ScratchCrate;
pub use shared::{is_json_schema, json_files, shared};

use std::path::{Path, PathBuf};

/// Returns the root of the workspace.
///
/// # Panics
///
/// If this crate is not a folder of the workspace, which cargo would not have built.
#[must_use]
pub fn workspace() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("this crate is a folder of the workspace").to_path_buf()
}
