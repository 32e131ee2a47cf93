//! The configuration files of a folder.

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use crate::source::is_foreign_name;

/// The file that says of a folder that everything in it can be made again.
const CACHE_TAG: &str = "CACHEDIR.TAG";

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The `*.json` files, in the order of their paths.
    pub(super) files: Vec<PathBuf>,
    /// The folder itself and every folder in it whose whole content was listed.
    pub(super) folders: Vec<PathBuf>,
    /// The folders in which something was left out, however deep.
    pub(super) partly: Vec<PathBuf>,
}

/// Returns whether nothing in the file or folder at `path` can be part of a project's schema: it
/// is hidden, or a folder of things that were downloaded or built.
#[must_use]
pub fn is_foreign(path: &Path) -> bool {
    let Some(name) = path.file_name() else {
        return false;
    };
    is_foreign_name(&name.to_string_lossy()) || path.join(CACHE_TAG).is_file()
}

/// Returns whether the file at `path` is one of those that make a folder a schema: it is called
/// `*.json`, in any case, and is not [foreign](is_foreign).
#[must_use]
pub fn is_configuration(path: &Path) -> bool {
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json && !is_foreign(path)
}

/// Lists `folder` and all folders in it, leaving out what is [foreign](is_foreign).
///
/// A folder that is reached twice, by a symbolic link, is listed once.
///
/// # Errors
///
/// If a folder or a link in it cannot be read; the error names it.
pub(super) fn list(root: &Path) -> Result<Listing, (PathBuf, io::Error)> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    let mut partly = HashSet::new();
    let mut seen = HashSet::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let refused = |error| (folder.clone(), error);
        if !seen.insert(fs::canonicalize(&folder).map_err(refused)?) {
            continue;
        }
        let entries: Result<Vec<_>, _> = fs::read_dir(&folder).map_err(refused)?.collect();
        let mut paths: Vec<_> = entries.map_err(refused)?.iter().map(DirEntry::path).collect();
        paths.sort_unstable(); // of two ways to one folder, the same one wins everywhere
        for path in paths.into_iter().rev() {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && is_foreign(&path) => {
                    let above = folder.ancestors().take_while(|above| above.starts_with(root));
                    // Where a folder is known, so are those above it.
                    above.map(Path::to_owned).all(|above| partly.insert(above));
                }
                Ok(metadata) if metadata.is_dir() => open.push(path),
                _ if !is_configuration(&path) => {}
                Ok(metadata) if metadata.is_file() => files.push(path),
                Ok(_) => {} // a device or a pipe
                Err(error) => return Err((path, error)),
            }
        }
        folders.push(folder);
    }
    files.sort_unstable();
    folders.sort_unstable();
    let (partly, folders) = folders.into_iter().partition(|folder| partly.contains(folder));
    Ok(Listing { files, folders, partly })
}
