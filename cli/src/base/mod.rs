//! What a tenant and the files had in common last: what was pulled, or what was pushed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Project, write_durably};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::tenant::Connection;

/// The folder beside the settings that belongs to this checkout alone.
const FOLDER: &str = ".mosaic";

/// The configuration.
const CONFIGURATION: &str = "base.json";

/// Which tenant it is of.
const ORIGIN: &str = "origin.json";

/// What a tenant and the files had in common last.
#[derive(Debug)]
pub(crate) struct Base {
    folder: PathBuf,
    url: String,
}

impl Base {
    /// Returns the base of the files of `project` and of a tenant. It belongs to the checkout and is not
    /// committed: two people with the same files may have pulled at different times.
    pub(crate) fn of(project: &Project, connection: &Connection) -> Self {
        let beside = project.settings_path().and_then(Path::parent).unwrap_or(Path::new("."));
        let folder = beside.join(FOLDER).join(connection.name());
        Self { folder, url: connection.client().url() }
    }

    /// Keeps git from committing what is written here.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made.
    pub(crate) fn keep_from_git(&self) -> Result<()> {
        let root = self.folder.parent().unwrap_or(&self.folder);
        let ignored = root.join(".gitignore");
        if !ignored.exists() {
            write_durably(&ignored, "*\n")?;
        }
        Ok(())
    }

    /// Returns the folder of the tenant.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads the base; nothing where there is none, or where it is one of another tenant.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is damaged.
    pub(crate) fn read(&self) -> Result<Option<String>> {
        let Some(origin) = read(&self.folder.join(ORIGIN))? else { return Ok(None) };
        let origin: Value = serde_json::from_str(&origin).unwrap_or_default();
        if origin["version"] == 1 && origin["url"] != self.url.as_str() {
            return Ok(None);
        }
        let path = self.folder.join(CONFIGURATION);
        let Some(text) = read(&path)? else { return Ok(None) };
        if origin["version"] == 1 && serde_json::from_str::<Value>(&text).is_ok() {
            return Ok(Some(text));
        }
        let problem =
            format!("expected what was pulled last in `{}`, found a damaged file", path.display());
        Err(Failure::new(problem, "remove this file, and pull again").into())
    }

    /// Writes the base.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn write(&self, text: &str) -> Result<()> {
        self.keep_from_git()?;
        let path = self.folder.join(ORIGIN);
        let origin = format!("{:#}\n", json!({"version": 1, "url": self.url}));
        if read(&path)?.is_some_and(|found| found != origin) {
            // Nothing may say meanwhile that the new text is of the former tenant.
            fs::remove_file(&path)
                .with_context(|| format!("cannot remove `{}`", path.display()))?;
        }
        write_durably(&self.folder.join(CONFIGURATION), text)?;
        write_durably(&path, &origin)?;
        Ok(())
    }
}

fn read(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // What is no text is damaged, as an empty file is.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Some(String::new())),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}
