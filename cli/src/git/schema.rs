//! The schema that the settings named in a git revision, wherever it was then.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::config::Config;
use mosaic_codegen::files::Project;

use crate::failure::Failure;
use crate::git::files::Files;
use crate::git::moved;
use crate::git::repository::Repository;
use crate::git::revision::Revision;
use crate::git::settings::{Settings, name_of};

/// What the schema was in a revision.
#[derive(Debug)]
pub(crate) struct Schema {
    /// Its files.
    pub(crate) files: Files,
    /// What the settings said then, where there were some.
    pub(crate) config: Option<Config>,
    /// What a reader should know of where it was found.
    pub(crate) note: Option<String>,
}

/// Returns the schema of `project` as it was in `revision`: where the settings of then said; without a
/// word of them where it is today; or else where it was that moved there since.
pub(crate) fn read_schema(revision: &str, project: &Project) -> Result<Schema> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let folder = folder_of(project, &here);
    let mut then = Revision::open(revision, Repository::around(&folder))?;
    let today = match project.schema_path() {
        Some(path) => name_of(&path)?,
        None => None,
    };
    let settings = Settings::of(project, &here, &mut then)?;
    let named = settings.as_ref().and_then(Settings::schema);
    let config = settings.map(|settings| settings.config);
    for name in named.iter().chain(&today) {
        if let Some(files) = then.files_at(name)? {
            return Ok(Schema { files, config, note: None });
        }
    }
    let found = match &today {
        Some(today) => moved::read(&mut then, today)?,
        None => None,
    };
    let Some((files, former)) = found else {
        return Err(nowhere(revision, named.or(today).as_deref()).into());
    };
    let note = format!(
        "note: `{revision}` does not say where its schema is; it is taken to be {former}, which moved or \
         is gone since"
    );
    Ok(Schema { files, config, note: Some(note) })
}

/// Returns what the settings of `project` said in `revision`, where there were some.
pub(crate) fn read_settings(revision: &str, project: &Project) -> Result<Option<Config>> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let mut then = Revision::open(revision, Repository::around(&here))?;
    Ok(Settings::of(project, &here, &mut then)?.map(|settings| settings.config))
}

/// Returns a folder of the repository that the schema of `project` is in: of several, one inside of
/// the other, it is the innermost.
pub(super) fn folder_of(project: &Project, here: &Path) -> PathBuf {
    let schema = project.schema_path();
    let folders = [schema.as_deref(), project.settings_path()].into_iter().flatten();
    let folders = folders.flat_map(|path| [Some(path), path.parent()]).flatten();
    folders.chain([here]).find(|folder| folder.is_dir()).unwrap_or(here).to_owned()
}

/// Returns that there is no schema in `revision`, which was last called `name`.
fn nowhere(revision: &str, name: Option<&str>) -> Failure {
    let place = match name {
        Some(name) => format!("there is none at `{name}`, nor a trace of one that moved"),
        None => String::from("there are no settings that name one, neither then nor today"),
    };
    let problem = format!("expected the schema in `{revision}`, found none: {place}");
    let way_out = format!(
        "name it, as `{revision}:PATH`; where there was none yet, or is none any more, there is nothing to \
         compare"
    );
    Failure::new(problem, way_out)
}
