//! Generated files, written only where they differ from what is there.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{Action, FilesError};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file held the same bytes and was left alone.
    Unchanged,
    /// The file is new or holds other bytes than before.
    Written,
    /// Nothing generates the file any more, and it was removed.
    Removed,
}

/// Writes `text` to `path` if the file holds anything else, making folders as needed.
///
/// A reader sees the old file or the new one, never a half: the text goes to a file beside it,
/// which then takes its place.
///
/// # Errors
///
/// If a folder or a file cannot be made.
pub fn write_if_changed(path: &Path, text: &str) -> Result<Change, FilesError> {
    let refused = |error| FilesError::new(Action::Write, path, error);
    let target = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            return Err(refused(io::ErrorKind::IsADirectory.into()));
        }
        Ok(metadata) if !metadata.is_file() => {
            fs::write(path, text).map_err(refused)?; // a device or a pipe: nothing to compare
            return Ok(Change::Written);
        }
        Ok(_) if fs::read(path).map_err(refused)? == text.as_bytes() => {
            return Ok(Change::Unchanged);
        }
        // A link stays a link: what it points at is replaced.
        Ok(_) => fs::canonicalize(path).map_err(refused)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder_of(path)).map_err(refused)?;
            path.to_owned()
        }
        Err(error) => return Err(refused(error)),
    };
    replace(&target, text).map_err(refused)?;
    Ok(Change::Written)
}

/// Puts a whole new file in the place of `path`.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = beside(path);
    let written = fs::write(&draft, text).and_then(|()| {
        if let Ok(metadata) = fs::metadata(path) {
            fs::set_permissions(&draft, metadata.permissions())?;
        }
        fs::rename(&draft, path)
    });
    written.inspect_err(|_| {
        let _ = fs::remove_file(&draft);
    })
}

/// Returns the name of the file that takes the place of `path` once it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
