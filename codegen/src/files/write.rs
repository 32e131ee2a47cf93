//! Generated files, written only where they differ from what is there.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
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
    write(path, text, Keeping::Eventually)
}

/// Writes `text` to `path` as [`write_if_changed`] does, and returns when it outlives a loss of power: for
/// what is relied on before something is done that cannot be taken back.
///
/// # Errors
///
/// If a folder or a file cannot be made.
pub fn write_durably(path: &Path, text: &str) -> Result<Change, FilesError> {
    write(path, text, Keeping::AtOnce)
}

/// Removes from `folder` what writers that were killed have left there: drafts of files, which nobody reads.
///
/// Nobody else may write files there meanwhile.
///
/// # Errors
///
/// If the folder cannot be read or a draft cannot be removed. A folder that is not there holds none.
pub fn remove_drafts(folder: &Path) -> Result<(), FilesError> {
    let refused = |error| FilesError::new(Action::Read, folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(refused(error)),
    };
    for entry in entries {
        let entry = entry.map_err(refused)?;
        if is_draft(&entry.file_name().to_string_lossy()) {
            let path = entry.path();
            fs::remove_file(&path).map_err(|error| FilesError::new(Action::Write, &path, error))?;
        }
    }
    Ok(())
}

/// When a file outlives a loss of power.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// When the system gets round to it: until then the file may be the old one, or empty.
    Eventually,
    /// As soon as it was written.
    AtOnce,
}

fn write(path: &Path, text: &str, keeping: Keeping) -> Result<Change, FilesError> {
    let refused = |error| FilesError::new(Action::Write, path, error);
    let target = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            return Err(refused(io::ErrorKind::IsADirectory.into()));
        }
        Ok(metadata) if !metadata.is_file() => {
            feed(path, text).map_err(refused)?;
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
    replace(&target, text, keeping).map_err(refused)?;
    Ok(Change::Written)
}

/// Writes `text` to a device or a pipe, where there is nothing to compare. A reader that is gone has
/// read enough.
fn feed(path: &Path, text: &str) -> io::Result<()> {
    match fs::write(path, text) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Puts a whole new file in the place of `path`.
fn replace(path: &Path, text: &str, keeping: Keeping) -> io::Result<()> {
    let draft = beside(path);
    let written = File::create(&draft).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        if keeping == Keeping::AtOnce {
            file.sync_all()?; // before it has the name, or the name may be that of an empty file
        }
        if let Ok(metadata) = fs::metadata(path) {
            fs::set_permissions(&draft, metadata.permissions())?;
        }
        fs::rename(&draft, path)
    });
    written.inspect_err(|_| {
        let _ = fs::remove_file(&draft);
    })?;
    match keeping {
        Keeping::Eventually => Ok(()),
        Keeping::AtOnce => keep_names(folder_of(path)),
    }
}

/// Waits until the names of the files in `folder` outlive a loss of power.
#[cfg(unix)]
fn keep_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Does nothing: where a folder cannot be opened, the system keeps its names by itself.
#[cfg(not(unix))]
fn keep_names(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns the name of the file that takes the place of `path` once it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

/// Returns whether a file is called as [`beside`] calls it.
fn is_draft(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(".new"));
    let process = inner.and_then(|inner| inner.rsplit_once('.')).map(|(_, process)| process);
    process.is_some_and(|process| process.parse::<u32>().is_ok())
}

/// Returns the folder that `path` is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
