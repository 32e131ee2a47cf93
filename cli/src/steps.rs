//! What is done to files, one after the other.
//!
//! Whoever is killed between two steps loses nothing: each file is the old one or the new one, nothing
//! names a file that is not there, and no file goes that another one names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Inputs, write_durably};
use mosaic_codegen::merge::{Merged, NewFile};

use crate::failure::Failure;

/// One step.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A file gets this text.
    Write(PathBuf, String),
    /// A file goes.
    Remove(PathBuf),
}

/// Whether a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// It is.
    Did,
    /// It would be.
    Would,
}

/// Returns the steps that bring `local` to what it was `merged` to: what is new first, for others name it
/// then, and what goes last, for others have named it.
///
/// # Errors
///
/// If a new file would take the place of one that was not read, and says something else.
pub(crate) fn steps(local: &Inputs, merged: &Merged<'_>) -> Result<Vec<Step>> {
    let name = |id| local.sources.get(id).name.as_str();
    let write = |name: &str, text: &str| Step::Write(local.path(name), text.to_owned());
    if let Some(file) =
        merged.files.iter().find(|file| is_in_the_way(&local.path(&file.name), file))
    {
        let problem =
            format!("expected `{}` to be free for `{}`, found a file", file.name, file.object);
        let way_out = "move it away, or name its folder instead, so that it is read";
        return Err(Failure::new(problem, way_out).into());
    }
    let new = merged.files.iter().rev().map(|NewFile { name, text, .. }| write(name, text));
    let changed = merged.texts.iter().map(|(id, text)| write(name(*id), text));
    let gone = merged.removed.iter().map(|id| Step::Remove(local.path(name(*id))));
    Ok(new.chain(changed).chain(gone).collect())
}

/// Returns whether something else than `file` is at `path`.
fn is_in_the_way(path: &Path, file: &NewFile) -> bool {
    match fs::read(path) {
        Ok(bytes) => bytes != file.text.as_bytes(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

impl Step {
    /// Returns the file that it is about.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Write(path, _) | Self::Remove(path) => path,
        }
    }

    /// Returns what is done to the file.
    pub(crate) fn verb(&self, tense: Tense) -> &'static str {
        match (self, tense) {
            (Self::Write(..), Tense::Did) => "wrote",
            (Self::Write(..), Tense::Would) => "would write",
            (Self::Remove(_), Tense::Did) => "removed",
            (Self::Remove(_), Tense::Would) => "would remove",
        }
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// If the file cannot be written or removed.
    pub(crate) fn take(&self) -> Result<()> {
        match self {
            Self::Write(path, text) => {
                write_durably(path, text)?;
            }
            Self::Remove(path) => fs::remove_file(path)
                .with_context(|| format!("cannot remove `{}`", path.display()))?,
        }
        Ok(())
    }
}
