//! The real configurations beside the checkout, where there are any.

use std::env;
use std::path::{Path, PathBuf};

use crate::workspace;

/// Returns `path` in the folder of real files, or prints why the test has nothing to do.
///
/// The folder is `../shared` beside the checkout, or what `MOSAIC_SHARED` names.
#[must_use]
#[allow(clippy::print_stdout, reason = "a skipped test says so where test output goes")]
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = env::var_os("MOSAIC_SHARED")
        .map_or_else(|| workspace().join("..").join("shared"), PathBuf::from);
    let found = folder.join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {} is not there", found.display());
    None
}

/// Returns every JSON file below `folder`, in a stable order.
///
/// # Panics
///
/// If the folder cannot be read.
#[must_use]
pub fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().expect("a folder of samples can be read") {
            let path = entry.expect("an entry of a folder can be read").path();
            match path.extension() {
                _ if path.is_dir() => open.push(path),
                Some(extension) if extension == "json" => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// Returns whether the file at `path` is a JSON Schema, and so no configuration.
#[must_use]
pub fn is_json_schema(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".schema.json"))
}
