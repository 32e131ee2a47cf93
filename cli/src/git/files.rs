//! Configuration files of a git revision, by the names that git has for them.

use std::collections::{HashSet, VecDeque};
use std::path::Path;

use anyhow::Result;
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::{is_configuration, is_foreign};
use mosaic_codegen::source::{Coverage, FileReference, Role, Sources, named_files};
use mosaic_codegen::span::SourceId;

use crate::git::objects::{Object, Objects};
use crate::git::repository::Repository;

/// What was read of a revision.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// The texts, by names as git has them.
    pub(crate) sources: Sources,
    /// What is wrong with their bytes.
    pub(crate) findings: Vec<Diagnostic>,
    /// Whether every type is there whatever the texts say.
    pub(crate) coverage: Coverage,
}

impl Files {
    /// Returns the configuration at `path`: a file, or every `*.json` file of a folder; then the files
    /// that it names. Returns nothing where there is neither.
    ///
    /// As git has it, `path` is seen from the top of the repository, or from where git is asked where it
    /// begins with `./` or `../`.
    pub(super) fn at(
        path: &str,
        objects: &mut Objects<'_>,
        repository: Repository<'_>,
    ) -> Result<Option<Self>> {
        let mut read = Self::default();
        match objects.get(path)? {
            Some(Object { kind, bytes, .. }) if kind == "blob" => {
                read.add(path.to_owned(), bytes, Role::Configuration);
            }
            Some(Object { kind, id, .. }) if kind == "tree" => {
                let names = repository.files_of(&id)?.into_iter().filter(|name| is_ours(name));
                read.add_all(names.map(|name| inside(path, &name)), objects)?;
                let own_name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
                read.coverage = Coverage::of_folder(&own_name, &read.sources);
            }
            _ => {}
        }
        if read.sources.iter().next().is_none() {
            return Ok(None);
        }
        read.add_named(objects)?;
        Ok(Some(read))
    }

    /// Returns the configurations called `names`, and the files that they name.
    pub(super) fn called(names: &[&str], objects: &mut Objects<'_>) -> Result<Self> {
        let mut read = Self::default();
        read.add_all(names.iter().map(|name| (*name).to_owned()), objects)?;
        read.add_named(objects)?;
        Ok(read)
    }

    fn add_all(
        &mut self,
        names: impl Iterator<Item = String>,
        objects: &mut Objects<'_>,
    ) -> Result<()> {
        for name in names {
            if let Some(bytes) = objects.blob(&name)? {
                self.add(name, bytes, Role::Configuration);
            }
        }
        Ok(())
    }

    fn add(&mut self, name: String, bytes: Vec<u8>, role: Role) -> SourceId {
        let (id, finding) = self.sources.add(name, bytes, role);
        self.findings.extend(finding);
        id
    }

    /// Adds the files that the configuration names, and those that these name.
    fn add_named(&mut self, objects: &mut Objects<'_>) -> Result<()> {
        let names = self.sources.iter().map(|(_, source)| source.name.clone());
        let mut known: HashSet<String> = names.collect();
        let mut open: VecDeque<_> = self.sources.iter().map(|(id, _)| id).collect();
        while let Some(id) = open.pop_front() {
            for FileReference { name, role, .. } in named_files(self.sources.get(id)) {
                if !known.insert(name.clone()) {
                    continue;
                }
                if let Some(bytes) = objects.blob(&name)? {
                    let id = self.add(name, bytes, role);
                    if role == Role::Configuration {
                        open.push_back(id);
                    }
                }
            }
        }
        self.sources.take_in_event_scripts();
        Ok(())
    }
}

/// Returns whether a folder of configurations counts its file `name` among them.
pub(super) fn is_ours(name: &str) -> bool {
    let path = Path::new(name);
    is_configuration(path) && path.components().all(|part| !is_foreign(part.as_ref()))
}

/// Returns the name of the file `name` in the folder `folder`.
pub(super) fn inside(folder: &str, name: &str) -> String {
    let folder = folder.trim_end_matches('/');
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
