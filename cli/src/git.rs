//! Texts as they were in a git revision.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Project, is_foreign};
use mosaic_codegen::source::{FileReference, Role, Sources, named_files};

use crate::failure::Failure;

/// Returns the sources of the schema in `project` as they were in `revision`: those of `schemas` or,
/// where none is given, of the schema that the settings name.
///
/// A file that was not there then is left out.
pub(crate) fn sources(revision: &str, project: &Project, schemas: &[PathBuf]) -> Result<Sources> {
    let schemas: Vec<PathBuf> = match schemas {
        [] => project.schema_path().into_iter().collect(),
        schemas => schemas.to_vec(),
    };
    let mut sources = Sources::new();
    for schema in &schemas {
        if schema == Path::new("-") {
            let problem = "expected a file to look up in the revision, found standard input";
            return Err(Failure::new(problem, "name the file instead of `-`").into());
        }
        let tree = Tree::of(revision, schema)?;
        for path in tree.configurations()? {
            if let Some(bytes) = tree.read(&path)? {
                sources.add(project.inputs.name(&path), bytes, Role::Configuration);
            }
        }
        read_named(&mut sources, &tree, project)?;
    }
    Ok(sources)
}

/// Adds the files that the configuration names, and those that these name.
fn read_named(sources: &mut Sources, tree: &Tree<'_>, project: &Project) -> Result<()> {
    let mut known: HashSet<String> =
        sources.iter().map(|(_, source)| source.name.clone()).collect();
    let mut open: VecDeque<_> = sources.iter().map(|(id, _)| id).collect();
    while let Some(id) = open.pop_front() {
        for FileReference { name, role } in named_files(sources.get(id)) {
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
    Ok(())
}

/// The files of a revision, as seen from the folder of a schema.
struct Tree<'r> {
    revision: &'r str,
    /// The folder that git is asked in: one that is there today.
    folder: PathBuf,
    schema: &'r Path,
}

impl<'r> Tree<'r> {
    fn of(revision: &'r str, schema: &'r Path) -> Result<Self> {
        let folder = if schema.is_dir() { schema } else { schema.parent().unwrap_or(schema) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let tree = Self { revision, folder: folder.to_owned(), schema };
        let commit = format!("{revision}^{{commit}}");
        let found = tree.git(&["rev-parse", "--quiet", "--verify", "--end-of-options", &commit])?;
        if found.is_none() {
            let problem = format!("expected a git revision, found `{revision}`");
            let way_out = "name a commit, branch or tag that `git rev-parse` knows here";
            return Err(Failure::new(problem, way_out).into());
        }
        Ok(tree)
    }

    /// Returns the configuration files below the schema, as they were then.
    fn configurations(&self) -> Result<Vec<PathBuf>> {
        if !self.schema.is_dir() {
            return Ok(vec![self.schema.to_owned()]);
        }
        let listing = self.git(&["ls-tree", "-r", "-z", "--name-only", self.revision, "."])?;
        let listing = listing.unwrap_or_default();
        let listing = String::from_utf8_lossy(&listing);
        let is_ours = |path: &&Path| {
            let mut parts = path.components();
            path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
                && parts.all(|part| !is_foreign(part.as_ref()))
        };
        let names = listing.split('\0').filter(|name| !name.is_empty()).map(Path::new);
        let mut paths: Vec<_> = names.filter(is_ours).map(|path| self.folder.join(path)).collect();
        paths.sort_unstable();
        Ok(paths)
    }

    /// Returns what the file at `path` held then; nothing where there was none.
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let Ok(inside) = path.strip_prefix(&self.folder).or_else(|_| match self.folder.as_path() {
            folder if folder == Path::new(".") => Ok(path),
            _ => path.strip_prefix(&self.folder),
        }) else {
            return Ok(None);
        };
        let object = format!("{}:./{}", self.revision, inside.display());
        self.git(&["cat-file", "blob", &object])
    }

    /// Returns what git prints; nothing where it refuses.
    fn git(&self, words: &[&str]) -> Result<Option<Vec<u8>>> {
        let output = Command::new("git")
            .arg("-C")
            .arg(&self.folder)
            .args(words)
            .stdin(Stdio::null())
            .output()
            .context("cannot run git")?;
        Ok(output.status.success().then_some(output.stdout))
    }
}
