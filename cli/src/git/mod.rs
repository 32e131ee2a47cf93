//! Texts as they were in a git revision.

mod objects;
mod path;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Project, is_foreign};
use mosaic_codegen::source::{FileReference, Role, Sources, named_files};

use crate::failure::Failure;
use objects::Objects;

pub(crate) use path::sources_at;

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
        let tree = Tree::of(revision, &schema)?;
        for path in tree.configurations()? {
            if let Some(bytes) = tree.read(&path)? {
                sources.add(project.inputs.name(&path), bytes, Role::Configuration);
            }
        }
        read_named(&mut sources, &tree, project)?;
    }
    Ok(sources)
}

/// Fails where there is no `revision` in the repository around `folder`.
pub(crate) fn verify(revision: &str, folder: &Path) -> Result<()> {
    Tree::of(revision, folder).map(drop)
}

/// Returns the newest revision that both `one` and `other` come from.
pub(crate) fn merge_base(one: &str, other: &str, folder: &Path) -> Result<String> {
    let tree = Tree::of(one, folder)?;
    verify(other, folder)?;
    let base = tree.git(&["merge-base", "--end-of-options", one, other])?;
    let Some(base) = base.and_then(|base| String::from_utf8(base).ok()) else {
        let problem =
            format!("expected `{one}` and `{other}` to have a common ancestor, found none");
        return Err(Failure::new(problem, "compare the two with `..` in place of `...`").into());
    };
    Ok(base.trim().chars().take(12).collect())
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
    folder: &'r Path,
    schema: &'r Path,
    renamed: OnceCell<Renamed>,
    /// What reads the files, once the first one is asked for.
    objects: RefCell<Option<Objects>>,
}

/// The files that had another name in a revision. Names are relative to the top of the repository,
/// with `/` between folders.
#[derive(Default)]
struct Renamed {
    /// The folder of the schema, with `/` at its end; empty at the top.
    folder: String,
    /// The names of then by those of today.
    names: BTreeMap<String, String>,
}

impl<'r> Tree<'r> {
    /// Returns the files in `revision` of the repository around `schema`, an absolute path.
    fn of(revision: &'r str, schema: &'r Path) -> Result<Self> {
        let folder = if schema.is_dir() { schema } else { schema.parent().unwrap_or(schema) };
        let (renamed, objects) = (OnceCell::new(), RefCell::new(None));
        let tree = Self { revision, folder, schema, renamed, objects };
        let commit = format!("{revision}^{{commit}}");
        let found = tree.git(&["rev-parse", "--quiet", "--verify", "--end-of-options", &commit])?;
        if found.is_none() {
            return Err(tree.refused()?.into());
        }
        Ok(tree)
    }

    /// Returns why there is no such revision.
    fn refused(&self) -> Result<Failure> {
        let output = self.run(&["rev-parse", "--is-shallow-repository"])?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            let told = told.lines().next().unwrap_or_default();
            let reason = told.strip_prefix("fatal: ").unwrap_or(told);
            let problem = format!("expected a git repository around the schema: {reason}");
            return Ok(Failure::new(
                problem,
                "name files, not revisions, where nothing is kept in git",
            ));
        }
        let way_out = match output.stdout.trim_ascii() {
            b"true" => "this clone is shallow: `git fetch --unshallow` gets the rest",
            _ => "name a commit, branch or tag that `git rev-parse` knows here",
        };
        Ok(Failure::new(format!("expected a git revision, found `{}`", self.revision), way_out))
    }

    /// Returns the configuration files below the schema, as they were then; those that have moved
    /// there by the names of today.
    fn configurations(&self) -> Result<Vec<PathBuf>> {
        if !self.schema.is_dir() {
            return Ok(vec![self.schema.to_owned()]);
        }
        let listing = self.git(&["ls-tree", "-r", "-z", "--name-only", self.revision, "."])?;
        let listing = listing.unwrap_or_default();
        let listing = String::from_utf8_lossy(&listing);
        let there = listing.split('\0').filter(|name| !name.is_empty());
        let Renamed { folder, names } = self.renamed()?;
        let came = names.iter().filter(|(_, then)| !then.starts_with(folder));
        let came = came.filter_map(|(today, _)| today.strip_prefix(folder.as_str()));
        let is_ours = |path: &&Path| {
            let mut parts = path.components();
            path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
                && parts.all(|part| !is_foreign(part.as_ref()))
        };
        let paths = there.chain(came).map(Path::new).filter(is_ours);
        let mut paths: Vec<_> = paths.map(|path| self.folder.join(path)).collect();
        paths.sort_unstable();
        Ok(paths)
    }

    /// Returns what the file at `path` held then; nothing where there was none.
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let Ok(inside) = path.strip_prefix(self.folder) else {
            return Ok(None);
        };
        let inside = inside.display();
        let found = self.blob(&format!("./{inside}"))?;
        if found.is_some() {
            return Ok(found);
        }
        let Renamed { folder, names } = self.renamed()?;
        match names.get(&format!("{folder}{inside}")) {
            Some(then) => self.blob(then),
            None => Ok(None),
        }
    }

    /// Returns what the file held then that git knows as `path`; nothing where there was none.
    fn blob(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let mut objects = self.objects.borrow_mut();
        let objects = match &mut *objects {
            Some(objects) => objects,
            none => none.insert(Objects::open(self.revision, self.folder)?),
        };
        let object = objects.get(path)?.filter(|object| object.kind == "blob");
        Ok(object.map(|object| object.bytes))
    }

    /// Returns what had another name then.
    fn renamed(&self) -> Result<&Renamed> {
        if let Some(renamed) = self.renamed.get() {
            return Ok(renamed);
        }
        let folder = self.git(&["rev-parse", "--show-prefix"])?.unwrap_or_default();
        let folder = String::from_utf8_lossy(&folder).trim_end_matches('\n').to_owned();
        let words = ["diff", "-z", "--no-relative", "--find-renames", "--diff-filter=R"];
        let words = [words.as_slice(), &["--name-status", self.revision, "--"]].concat();
        let listing = self.git(&words)?.unwrap_or_default();
        let listing = String::from_utf8_lossy(&listing);
        let mut fields = listing.split('\0');
        let mut names = BTreeMap::new();
        // Each is how much it is still the same, its name of then, and that of today.
        while let (Some(_), Some(then), Some(today)) = (fields.next(), fields.next(), fields.next())
        {
            names.insert(today.to_owned(), then.to_owned());
        }
        Ok(self.renamed.get_or_init(|| Renamed { folder, names }))
    }

    /// Returns what git prints; nothing where it refuses.
    fn git(&self, words: &[&str]) -> Result<Option<Vec<u8>>> {
        let output = self.run(words)?;
        Ok(output.status.success().then_some(output.stdout))
    }

    fn run(&self, words: &[&str]) -> Result<Output> {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.folder).args(words).stdin(Stdio::null());
        git.output().context("cannot run git")
    }
}
