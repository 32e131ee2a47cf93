//! The settings of a project, found by climbing.

use std::path::{Path, PathBuf};

/// The name of the settings file.
pub const SETTINGS: &str = "mosaic.toml";

/// Returns the `mosaic.toml` of `folder` or of the nearest folder above it.
#[must_use]
pub fn find_settings(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(SETTINGS)).find(|path| path.is_file())
}
