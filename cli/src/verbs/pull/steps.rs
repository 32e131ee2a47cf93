//! What is done to files, one after the other.
//!
//! Whoever is killed between two steps loses nothing: each file is the old one or the new one, nothing
//! names a file that is not there, and what is remembered as pulled comes last. Were it newer than the
//! files, what others did would look as if it had been undone here, and the next push would undo it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Inputs, write_durably};
use mosaic_codegen::merge::{Merged, NewFile};

/// One step.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A file gets this text.
    Write(PathBuf, String),
    /// A file goes.
    Remove(PathBuf),
}

/// Returns the steps that bring `local` to what it was `merged` to: what is new first, for others name it
/// then, and what goes last, for others have named it.
pub(super) fn steps(local: &Inputs, merged: &Merged<'_>) -> Vec<Step> {
    let name = |id| local.sources.get(id).name.as_str();
    let write = |name: &str, text: &str| Step::Write(local.path(name), text.to_owned());
    let new = merged.files.iter().rev().map(|NewFile { name, text, .. }| write(name, text));
    let changed = merged.texts.iter().map(|(id, text)| write(name(*id), text));
    let gone = merged.removed.iter().map(|id| Step::Remove(local.path(name(*id))));
    new.chain(changed).chain(gone).collect()
}

impl Step {
    /// Returns the file that it is about.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Write(path, _) | Self::Remove(path) => path,
        }
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// If the file cannot be written or removed.
    pub(super) fn take(&self) -> Result<()> {
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
