//! The files that a pull removes, on record until they are gone: nothing names them any more by then, so that
//! the next pull would not know of them if this one were killed.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Inputs, write_durably};

use crate::steps::Step;

/// The record, in the folder of the tenant.
const RECORD: &str = "removing.json";

/// The files that a pull removes.
#[derive(Debug)]
pub(super) struct Leftovers {
    /// What was in each of them, by its path: it is somebody else's if that has changed.
    files: BTreeMap<PathBuf, String>,
}

impl Leftovers {
    /// Reads which files a pull that was killed was about to remove, from the folder of the tenant.
    ///
    /// # Errors
    ///
    /// If the record is there and cannot be read. One that is damaged says nothing.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(RECORD);
        match fs::read(&path) {
            Ok(bytes) => {
                Ok(Some(Self { files: serde_json::from_slice(&bytes).unwrap_or_default() }))
            }
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
        }
    }

    /// Returns the steps that are left to be done: the files that are there as they were, and that the
    /// schema, which is `local`, does not name.
    pub(super) fn steps(self, local: &Inputs) -> Vec<Step> {
        let named: HashSet<_> =
            local.sources.iter().map(|(_, source)| local.path(&source.name)).collect();
        let is_left = |(path, text): &(PathBuf, String)| {
            !named.contains(path) && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
        };
        self.files.into_iter().filter(is_left).map(|(path, _)| Step::Remove(path)).collect()
    }

    /// Puts on record which files the `steps` remove.
    ///
    /// # Errors
    ///
    /// If one of them cannot be read, or the record not be written.
    pub(super) fn record(folder: &Path, steps: &[Step]) -> Result<()> {
        let mut files: BTreeMap<&Path, String> = BTreeMap::new();
        for step in steps {
            if let Step::Remove(path) = step {
                let text = fs::read_to_string(path);
                let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
                files.insert(path, text);
            }
        }
        if files.is_empty() {
            return Ok(());
        }
        write_durably(&folder.join(RECORD), &serde_json::to_string(&files)?)?;
        Ok(())
    }

    /// Forgets the record: the files are gone.
    ///
    /// # Errors
    ///
    /// If the record is there and cannot be removed.
    pub(super) fn forget(folder: &Path) -> Result<()> {
        let path = folder.join(RECORD);
        match fs::remove_file(&path) {
            Err(error) if !is_absence(&error) => {
                Err(error).with_context(|| format!("cannot remove `{}`", path.display()))
            }
            _ => Ok(()),
        }
    }
}

/// Returns whether there is no such file, or no folder for it.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
