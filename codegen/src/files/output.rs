//! Generated files and their places: how every front end writes them.

use std::path::{Path, PathBuf};

use crate::emit::GeneratedFile;
use crate::files::leftover::{is_generated_folder, leftovers, remove};
use crate::files::{Change, FilesError, write_if_changed};

/// Generated files and their places.
#[derive(Debug)]
pub struct Output<'f> {
    files: Vec<(PathBuf, &'f str)>,
    /// The folder in which nothing else is generated, where there is one.
    folder: Option<PathBuf>,
}

impl<'f> Output<'f> {
    /// Puts `file` at `path`, whatever it is called.
    #[must_use]
    pub fn file(path: &Path, file: &'f GeneratedFile) -> Self {
        Self { files: vec![(path.to_owned(), &file.text)], folder: None }
    }

    /// Puts `files`, which are all that is generated there, into `folder`.
    #[must_use]
    pub fn folder(folder: &Path, files: &'f [GeneratedFile]) -> Self {
        let files = files.iter().map(|file| (folder.join(&file.path), file.text.as_str()));
        Self { files: files.collect(), folder: Some(folder.to_owned()) }
    }

    /// Returns the output as a part of what is generated in its folder: nothing is left over.
    #[must_use]
    pub fn as_part(self) -> Self {
        Self { folder: None, ..self }
    }

    /// Returns the place and the text of every file.
    #[must_use]
    pub fn files(&self) -> &[(PathBuf, &'f str)] {
        &self.files
    }

    /// Returns the files in the folder that an earlier run generated and this one does not.
    ///
    /// A file without the mark of this crate is never among them: somebody wrote it. One file alone
    /// may stand beside those of other runs, unless a generated `mod.rs` tells that the folder was
    /// written as a whole.
    ///
    /// # Errors
    ///
    /// If the folder or a file in it cannot be read.
    pub fn leftovers(&self) -> Result<Vec<PathBuf>, FilesError> {
        match &self.folder {
            Some(folder) if self.files.len() > 1 || is_generated_folder(folder)? => {
                let current: Vec<_> = self.files.iter().map(|(path, _)| path.as_path()).collect();
                leftovers(folder, &current)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Writes what differs from what is there, removes what is left over, and returns what became
    /// of each file.
    ///
    /// # Errors
    ///
    /// If a file cannot be written or removed.
    pub fn write(&self) -> Result<Vec<(PathBuf, Change)>, FilesError> {
        let mut changes = Vec::new();
        for (path, text) in &self.files {
            changes.push((path.clone(), write_if_changed(path, text)?));
        }
        for path in self.leftovers()? {
            remove(&path)?;
            changes.push((path, Change::Removed));
        }
        Ok(changes)
    }
}
