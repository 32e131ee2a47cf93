//! The configuration files of a folder.

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The `*.json` files, in the order of their paths.
    pub(super) files: Vec<PathBuf>,
    /// The folder itself and every folder in it.
    pub(super) folders: Vec<PathBuf>,
}

/// Lists `folder` and all folders in it, leaving out what is hidden.
///
/// A folder that is reached twice, by a symbolic link, is listed once.
///
/// # Errors
///
/// If a folder or a link in it cannot be read; the error names it.
pub(super) fn list(folder: &Path) -> Result<Listing, (PathBuf, io::Error)> {
    let mut listing = Listing::default();
    let mut seen = HashSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let refused = |error| (folder.clone(), error);
        if !seen.insert(fs::canonicalize(&folder).map_err(refused)?) {
            continue;
        }
        let entries: Result<Vec<_>, _> = fs::read_dir(&folder).map_err(refused)?.collect();
        let mut paths: Vec<_> = entries.map_err(refused)?.iter().map(DirEntry::path).collect();
        paths.sort_unstable(); // of two ways to one folder, the same one wins everywhere
        for path in paths.into_iter().rev() {
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => open.push(path),
                Ok(metadata) if metadata.is_file() && is_json(&path) => listing.files.push(path),
                Err(error) if is_json(&path) => return Err((path, error)),
                Ok(_) | Err(_) => {} // no configuration, and no link to one
            }
        }
        listing.folders.push(folder);
    }
    listing.files.sort_unstable();
    listing.folders.sort_unstable();
    Ok(listing)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
