//! Sources, read from files and folders.

use std::collections::{HashSet, VecDeque};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::files::stray::Stray;
use crate::files::write::folder_of;
use crate::files::{Action, FilesError, folder};
use crate::source::{Role, Source, Sources, named_files};
use crate::span::SourceId;

/// The largest source that is read, in bytes: a hundred times the largest tenant known.
pub const SIZE_LIMIT: u64 = 256 * 1024 * 1024;

/// The sources of one run and the files that they were read from.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The texts.
    pub sources: Sources,
    /// What was wrong with the bytes.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read, and the folders whose listing decided which: when none of these
    /// changes, the sources do not either.
    pub paths: Vec<PathBuf>,
    /// The folders whose listing decided too, but that change all the time for other reasons.
    pub unwatched: Vec<PathBuf>,
    /// The folder that names in messages are relative to.
    root: PathBuf,
}

impl Inputs {
    /// Returns an empty set, whose names in messages will be relative to `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), ..Self::default() }
    }

    /// Reads a configuration: a file, or every `*.json` file of a folder and of the folders in it;
    /// then the scripts that it names by file.
    ///
    /// # Errors
    ///
    /// If a file or a folder cannot be read, is too large, or no file is there.
    pub fn read_schema(&mut self, path: &Path) -> Result<(), FilesError> {
        self.read_types(path, Role::Configuration)
    }

    /// Reads an earlier export of the tenant, as [`Inputs::read_schema`] reads its configuration:
    /// linting compares the vendor's types with it.
    ///
    /// # Errors
    ///
    /// If a file or a folder cannot be read, is too large, or no file is there.
    pub fn read_baseline(&mut self, path: &Path) -> Result<(), FilesError> {
        self.read_types(path, Role::Baseline)
    }

    /// Returns what reading the schema at `path` will give once its texts, and nothing else, are `sources`:
    /// these, and the files that they name then and that are there.
    ///
    /// # Errors
    ///
    /// If a file that is named cannot be read or is too large.
    pub fn foreseen(&self, path: &Path, sources: Sources) -> Result<Sources, FilesError> {
        let mut inputs = Self { sources, ..Self::new(&self.root) };
        let folder = if path.is_dir() { path } else { folder_of(path) };
        inputs.read_named_files(Role::Configuration, folder)?;
        Ok(inputs.sources)
    }

    /// Reads a file or a folder of types, which are taken for `role`, and the files that they name.
    fn read_types(&mut self, path: &Path, role: Role) -> Result<(), FilesError> {
        let refused =
            |path: &Path, error| FilesError::new(Action::Read, Path::new(&self.name(path)), error);
        let is_folder = fs::metadata(path).map_err(|error| refused(path, error))?.is_dir();
        if is_folder {
            let listing = folder::list(path).map_err(|(path, error)| refused(&path, error))?;
            if listing.files.is_empty() {
                let problem = "expected `*.json` files in it, found none";
                return Err(refused(path, io::Error::new(io::ErrorKind::NotFound, problem)));
            }
            self.paths.extend(listing.folders);
            self.unwatched.extend(listing.partly);
            for file in &listing.files {
                self.read(file, role)?;
            }
        } else {
            self.read(path, role)?;
        }
        self.read_named_files(role, if is_folder { path } else { folder_of(path) })
    }

    /// Reads the files that the texts of `role`, of the schema in `folder`, name and that are there: parts of
    /// a split export, and scripts. A part may name further ones. What is truly elsewhere is not read, and
    /// is a finding.
    fn read_named_files(&mut self, role: Role, folder: &Path) -> Result<(), FilesError> {
        let is_beside =
            |source: &Source| (source.role == Role::Baseline) == (role == Role::Baseline);
        let mut known: HashSet<String> = (self.sources.iter())
            .filter(|(_, source)| is_beside(source))
            .map(|(_, source)| source.name.clone())
            .collect();
        let mut open: VecDeque<SourceId> = (self.sources.iter())
            .filter_map(|(id, source)| (source.role == role).then_some(id))
            .collect();
        while let Some(id) = open.pop_front() {
            let beside = self.root.join(&self.sources.get(id).name);
            for reference in named_files(self.sources.get(id)) {
                let is_part = reference.role == Role::Configuration;
                if !is_part && role == Role::Baseline {
                    continue; // nothing is compared with the text of a script
                }
                let path = self.root.join(&reference.name);
                if !known.insert(reference.name.clone()) || !path.is_file() {
                    continue;
                }
                if let Some(stray) = Stray::of(&path, &reference, [folder_of(&beside), folder]) {
                    self.diagnostics.push(stray.finding(id, &reference));
                    continue;
                }
                let id = self.read(&path, if is_part { role } else { reference.role })?;
                if is_part {
                    open.push_back(id);
                }
            }
        }
        self.sources.take_in_event_scripts();
        Ok(())
    }

    /// Reads one file.
    ///
    /// # Errors
    ///
    /// If it cannot be read or is too large.
    pub fn read(&mut self, path: &Path, role: Role) -> Result<SourceId, FilesError> {
        let name = self.name(path);
        let bytes = File::open(path)
            .and_then(read_bytes)
            .map_err(|error| FilesError::new(Action::Read, Path::new(&name), error))?;
        self.paths.push(path.to_owned());
        Ok(self.add(name, bytes, role))
    }

    /// Adds bytes that came from elsewhere under `name`.
    pub fn add(&mut self, name: impl Into<String>, bytes: Vec<u8>, role: Role) -> SourceId {
        let (id, diagnostics) = self.sources.add(name, bytes, role);
        self.diagnostics.extend(diagnostics);
        id
    }

    /// Returns `path` relative to the root, where it is below it.
    #[must_use]
    pub fn relative<'p>(&self, path: &'p Path) -> &'p Path {
        match path.strip_prefix(&self.root) {
            Ok(inside) if inside.as_os_str().is_empty() => Path::new("."),
            Ok(inside) => inside,
            Err(_) => path,
        }
    }

    /// Returns the path of the source called `name`.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Returns what `path` is called in messages: relative to the root where it is below it, with
    /// `/` between folders.
    #[must_use]
    pub fn name(&self, path: &Path) -> String {
        let name = self.relative(path).to_string_lossy();
        if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
    }
}

/// Returns whether `folder`, or one below it, holds files that may hold types.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn holds_types(folder: &Path) -> Result<bool, FilesError> {
    let listing = folder::list(folder);
    let listing = listing.map_err(|(path, error)| FilesError::new(Action::Read, &path, error))?;
    Ok(!listing.files.is_empty())
}

/// Returns everything that `reader` holds, up to [`SIZE_LIMIT`].
///
/// # Errors
///
/// If reading fails or there is more.
pub fn read_bytes(reader: impl Read) -> io::Result<Vec<u8>> {
    read_at_most(reader, SIZE_LIMIT)
}

pub(super) fn read_at_most(reader: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let message = format!("expected at most {limit} bytes, found more");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
