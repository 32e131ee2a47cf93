//! The schemas of today as they were in a git revision.

use std::collections::{HashSet, VecDeque};
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::Project;
use mosaic_codegen::source::{FileReference, Role, Sources, named_files};

use crate::failure::Failure;
use crate::git::files::is_ours;
use crate::git::repository::{Repository, Since};
use crate::git::revision::Revision;

/// Returns the sources of the schema in `project` as they were in `revision`: those of `schemas` or,
/// where none is given, of the schema that the settings name.
///
/// A file that had another name then is read under that one; a file that was not there is left out.
pub(crate) fn sources(revision: &str, project: &Project, schemas: &[PathBuf]) -> Result<Sources> {
    let schemas: Vec<PathBuf> = match schemas {
        [] => project.schema_path().into_iter().collect(),
        schemas => schemas.to_vec(),
    };
    let here = env::current_dir().context("cannot tell the current folder")?;
    let mut sources = Sources::new();
    for schema in &schemas {
        if schema == Path::new("-") {
            let problem = "expected a file to look up in the revision, found standard input";
            return Err(Failure::new(problem, "name the file instead of `-`").into());
        }
        let schema = here.join(schema);
        let mut tree = Tree::of(revision, &schema)?;
        for path in tree.configurations()? {
            if let Some(bytes) = tree.read(&path)? {
                sources.add(project.inputs.name(&path), bytes, Role::Configuration);
            }
        }
        read_named(&mut sources, &mut tree, project)?;
    }
    Ok(sources)
}

/// Adds the files that the configuration names, and those that these name.
fn read_named(sources: &mut Sources, tree: &mut Tree<'_>, project: &Project) -> Result<()> {
    let mut known: HashSet<String> =
        sources.iter().map(|(_, source)| source.name.clone()).collect();
    let mut open: VecDeque<_> = sources.iter().map(|(id, _)| id).collect();
    while let Some(id) = open.pop_front() {
        for FileReference { name, role, .. } in named_files(sources.get(id)) {
            if !known.insert(name.clone()) {
                continue;
            }
            if let Some(bytes) = tree.read(&project.inputs.path(&name))? {
                let (id, _) = sources.add(name, bytes, role);
                if role == Role::Configuration {
                    open.push_back(id);
                }
            }
        }
    }
    sources.take_in_event_scripts();
    Ok(())
}

/// The files of a revision, as seen from the folder of a schema.
struct Tree<'r> {
    revision: Revision<'r>,
    schema: &'r Path,
    /// The folder of the schema as seen from the top of the repository, with `/` at its end; empty at
    /// the top.
    prefix: String,
}

impl<'r> Tree<'r> {
    /// Returns the files in `revision` of the repository around `schema`, an absolute path.
    fn of(revision: &'r str, schema: &'r Path) -> Result<Self> {
        let folder = if schema.is_dir() { schema } else { schema.parent().unwrap_or(schema) };
        let repository = Repository::around(folder);
        let revision = Revision::open(revision, repository)?;
        Ok(Self { revision, schema, prefix: repository.prefix()? })
    }

    /// Returns the configuration files below the schema, as they were then; those that have moved
    /// there by the names of today.
    fn configurations(&mut self) -> Result<Vec<PathBuf>> {
        if !self.schema.is_dir() {
            return Ok(vec![self.schema.to_owned()]);
        }
        let mut names = self.revision.names_below(&self.prefix)?;
        let Since { renamed, .. } = self.revision.since()?;
        let came = renamed.iter().filter(|(_, then)| !then.starts_with(&self.prefix));
        let came = came.filter_map(|(today, _)| today.strip_prefix(self.prefix.as_str()));
        names.extend(came.map(str::to_owned));
        let names = names.iter().filter(|name| is_ours(name));
        let mut paths: Vec<_> = names.map(|name| self.schema.join(name)).collect();
        paths.sort_unstable();
        Ok(paths)
    }

    /// Returns what the file at `path` held then; nothing where there was none.
    fn read(&mut self, path: &Path) -> Result<Option<Vec<u8>>> {
        let Ok(inside) = path.strip_prefix(self.revision.repository.folder) else {
            return Ok(None);
        };
        let name = format!("{}{}", self.prefix, inside.display());
        let found = self.revision.blob(&name)?;
        if found.is_some() {
            return Ok(found);
        }
        match self.revision.since()?.renamed.get(&name).cloned() {
            Some(then) => self.revision.blob(&then),
            None => Ok(None),
        }
    }
}
