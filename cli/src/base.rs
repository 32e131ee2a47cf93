//! What a tenant and the files had in common last: what was pulled, or what was pushed.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mosaic_codegen::files::Project;
use serde_json::json;

use crate::failure::Failure;
use crate::push::Snapshot;
use crate::record::Record;
use crate::tenant::Connection;

/// The folder beside the settings that belongs to this checkout alone.
const FOLDER: &str = ".mosaic";

/// The file, in the folder of the tenant.
const FILE: &str = "base.json";

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
        Self { folder, url: connection.url() }
    }

    /// Returns the folder of the tenant.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of the file, be it there or not.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Reads the base; nothing where there is none, or where it is one of another tenant.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is damaged.
    pub(crate) fn read(&self) -> Result<Option<Snapshot>> {
        let path = self.path();
        let record = match Record::read(&path)? {
            Record::Absent => return Ok(None),
            Record::Whole(record) if record["version"] == 1 => record,
            Record::Whole(_) | Record::Damaged => return Err(damaged(&path)),
        };
        match (record["url"].as_str(), record["configuration"].as_str()) {
            (Some(url), _) if url != self.url => Ok(None),
            (Some(_), Some(text)) => Ok(Some(Snapshot::new("base", text))),
            _ => Err(damaged(&path)),
        }
    }

    /// Returns whether it is `configuration` that is remembered; no where that cannot be told.
    pub(crate) fn is(&self, configuration: &Snapshot) -> bool {
        let read = self.read().ok().flatten();
        read.is_some_and(|base| base.state() == configuration.state())
    }

    /// Remembers `configuration`, unless it is remembered already.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn write(&self, configuration: &Snapshot) -> Result<()> {
        if self.is(configuration) {
            return Ok(());
        }
        let record = json!({"version": 1, "url": self.url, "configuration": configuration.text()});
        Record::write(&self.path(), record)
    }
}

fn damaged(path: &Path) -> anyhow::Error {
    let path = path.display();
    let problem = format!("expected what was pulled last in `{path}`, found a damaged file");
    Failure::new(problem, "remove this file, and pull again").into()
}
