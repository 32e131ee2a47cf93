//! Configurations in a tree of files, found by what they say and not by what they are called.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::Side;
use mosaic_codegen::files::{is_configuration, is_foreign, read_bytes};
use mosaic_codegen::source::{Coverage, Role, Sources};

/// How many folders deep the search goes.
const DEPTH: usize = 8;

/// Something that could be the schema of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The file or folder, relative to where the search began.
    pub(crate) path: PathBuf,
    /// How many types it has.
    pub(crate) types: usize,
    /// Whether it says that it has every type.
    pub(crate) coverage: Coverage,
}

/// Returns the configurations in `folder` and below, the most likely one first.
pub(crate) fn candidates(folder: &Path) -> Result<Vec<Candidate>> {
    let mut whole = Vec::new();
    let mut parts: BTreeMap<PathBuf, Vec<Candidate>> = BTreeMap::new();
    for path in json_files(folder)? {
        let Some(candidate) = examine(folder, path) else {
            continue;
        };
        match candidate.coverage {
            Coverage::Whole => whole.push(candidate),
            Coverage::Part => parts.entry(home(&candidate.path)).or_default().push(candidate),
        }
    }
    let joined = parts.into_iter().map(|(home, mut parts)| match parts.len() {
        1 => parts.remove(0),
        _ => Candidate {
            types: parts.iter().map(|part| part.types).sum(),
            path: home,
            coverage: Coverage::Part,
        },
    });
    whole.extend(joined);
    whole.sort_by_key(|candidate| {
        let depth = candidate.path.components().count();
        (candidate.coverage == Coverage::Part, depth, candidate.path.clone())
    });
    Ok(whole)
}

/// Returns the `*.json` files of `folder` and of the folders in it, sorted, without what is foreign.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let entries = fs::read_dir(&folder);
        let entries = match entries {
            Ok(entries) => entries,
            Err(_) if depth > 0 => continue, // a folder that nobody may read holds no schema
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", folder.display()));
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEPTH && !is_foreign(&path) => {
                    open.push((path, depth + 1));
                }
                Ok(kind) if kind.is_file() && is_configuration(&path) => files.push(path),
                _ => {}
            }
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Returns what the file at `path` holds, if it can be read and holds types.
fn examine(folder: &Path, path: PathBuf) -> Option<Candidate> {
    let bytes = File::open(&path).and_then(read_bytes).ok()?;
    let mut sources = Sources::new();
    sources.add("", bytes, Role::Configuration);
    let path = path.strip_prefix(folder).map(Path::to_owned).unwrap_or(path);
    let candidate = Side::read(&sources, Product::default(), |Side { documents, model }| {
        Candidate { path, types: model.objects.len(), coverage: documents.coverage() }
    });
    (candidate.types > 0).then_some(candidate)
}

/// Returns the folder that a part belongs to: its own or, for `NAME/NAME.json`, the one above.
fn home(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    let home = match folder.file_name() {
        Some(name) if Some(name) == path.file_stem() => folder.parent().unwrap_or(folder),
        _ => folder,
    };
    if home.as_os_str().is_empty() { PathBuf::from(".") } else { home.to_owned() }
}
