//! What is done to files, one after the other.
//!
//! Whoever is killed between two steps loses nothing: each file is the old one or the new one, nothing
//! names a file that is not there, and no file goes that another one names.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Inputs, write_durably};
use mosaic_codegen::merge::{Merged, NewFile};
use mosaic_codegen::source::{Role, without_event_scripts};
use mosaic_codegen::span::SourceId;

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
    let new = scripts_first(&merged.files).map(|file| write(&file.name, &text_of(local, file)));
    if let Some(step) = new.clone().find(|step| step.path().exists() && !step.is_taken()) {
        let name = local.name(step.path());
        let problem = format!("expected `{name}` to be free for what is new, found a file");
        let way_out = "move it away, or name its folder instead, so that it is read";
        return Err(Failure::new(problem, way_out).into());
    }
    let written =
        |(id, text): (&SourceId, &String)| write(name(*id), &local.sources.written(*id, text));
    let changed = merged.texts.iter().map(written);
    let gone = merged.removed.iter().map(|id| Step::Remove(local.path(name(*id))));
    Ok(new.chain(changed).chain(gone).collect())
}

/// Returns what a new file has to hold beside those of `local`.
fn text_of<'f>(local: &Inputs, file: &'f NewFile) -> Cow<'f, str> {
    if file.role == Role::Configuration && local.sources.has_event_scripts() {
        Cow::Owned(without_event_scripts(file.text.clone()))
    } else {
        Cow::Borrowed(&file.text)
    }
}

/// Returns `files` in the order they are written: a type names its scripts.
pub(crate) fn scripts_first(files: &[NewFile]) -> impl Iterator<Item = &NewFile> + Clone {
    let is_script = |file: &&NewFile| file.role == Role::Script;
    files.iter().filter(is_script).chain(files.iter().filter(move |file| !is_script(file)))
}

impl Step {
    /// Returns the file that it is about.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Write(path, _) | Self::Remove(path) => path,
        }
    }

    /// Returns the file that is written, and its text.
    pub(crate) fn written(&self) -> Option<(&Path, &str)> {
        match self {
            Self::Write(path, text) => Some((path, text)),
            Self::Remove(_) => None,
        }
    }

    /// Returns whether the file is as the step makes it.
    pub(crate) fn is_taken(&self) -> bool {
        match self {
            Self::Write(path, text) => fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()),
            Self::Remove(path) => !path.exists(),
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

    /// Returns what it does to the file, as a program is told.
    pub(crate) fn change(&self) -> &'static str {
        match self {
            Self::Write(..) => "write",
            Self::Remove(_) => "remove",
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
            Self::Remove(path) => {
                let removed = fs::remove_file(path);
                removed.with_context(|| format!("cannot remove `{}`", path.display()))?;
                if let Some(folder) = path.parent() {
                    let _ = fs::remove_dir(folder); // unless something is left in it
                }
            }
        }
        Ok(())
    }
}
