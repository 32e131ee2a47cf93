//! The settings as they were in a git revision.

use std::path::Path;

use anyhow::Result;
use mosaic_codegen::config::Config;
use mosaic_codegen::files::{Project, SETTINGS, find_settings};
use mosaic_codegen::source::{Role, Sources};

use crate::git::files::inside;
use crate::git::repository::Repository;
use crate::git::revision::Revision;

/// The settings of a revision.
pub(super) struct Settings {
    /// What they said, as far as they can be read: they may be of another day's mosaic.
    pub(super) config: Config,
    /// The folder that they were in, as seen from the top of the repository.
    folder: String,
}

impl Settings {
    /// Returns the settings that `project` had then: those that it has today, under the name of then,
    /// or the nearest ones above `here` unless others were asked for.
    pub(super) fn of(
        project: &Project,
        here: &Path,
        revision: &mut Revision<'_>,
    ) -> Result<Option<Self>> {
        let today = match project.settings_path() {
            Some(path) => name_of(path)?,
            None => None,
        };
        if let Some(today) = today {
            if let Some(settings) = Self::read(&today, revision)? {
                return Ok(Some(settings));
            }
            let then = revision.since()?.renamed.get(&today).cloned();
            if let Some(then) = then {
                return Self::read(&then, revision);
            }
        }
        if project.settings_path() != find_settings(here).as_deref() {
            return Ok(None);
        }
        let prefix = Repository::around(here).prefix()?;
        let above = prefix.match_indices('/').map(|(slash, _)| &prefix[..slash]).rev();
        for folder in above.chain([""]) {
            if let Some(settings) = Self::read(&inside(folder, SETTINGS), revision)? {
                return Ok(Some(settings));
            }
        }
        Ok(None)
    }

    fn read(name: &str, revision: &mut Revision<'_>) -> Result<Option<Self>> {
        let Some(bytes) = revision.blob(name)? else {
            return Ok(None);
        };
        let mut sources = Sources::new();
        let (id, _) = sources.add(name, bytes, Role::Settings);
        let (config, _) = Config::parse(&sources.get(id).text, id);
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        Ok(Some(Self { config, folder }))
    }

    /// Returns where they said that the schema is, as seen from the top of the repository; nothing
    /// where they did not, or somewhere outside.
    pub(super) fn schema(&self) -> Option<String> {
        let schema = &self.config.schema.as_ref()?.value;
        straight(&inside(&self.folder, schema)).filter(|_| !Path::new(schema).is_absolute())
    }
}

/// Returns what git calls the file or the folder at `path`, which need not be there: seen from the top
/// of the repository that its folder is in.
pub(super) fn name_of(path: &Path) -> Result<Option<String>> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Ok(None);
    };
    if !folder.is_dir() || Repository::around(folder).top()?.is_none() {
        return Ok(None);
    }
    let prefix = Repository::around(folder).prefix()?;
    Ok(straight(&inside(&prefix, &name.to_string_lossy())))
}

/// Returns `name` without `.` and `..`; nothing where it leads outside.
fn straight(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            parts.pop()?;
        } else {
            parts.push(part);
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::straight;

    #[test]
    fn a_name_never_leads_outside_of_the_repository() {
        let cases = [
            ("idm/../managed.json", Some("managed.json")),
            ("./idm//conf/", Some("idm/conf")),
            ("", Some("")),
            ("idm/../../managed.json", None),
        ];
        for (name, expected) in cases {
            assert_eq!(straight(name).as_deref(), expected, "{name}");
        }
    }
}
