//! The configuration around a schema: an export of a tenant, as a folder of files.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::files::{Inputs, is_foreign, read_bytes};
use mosaic_codegen::source::Role;
use mosaic_codegen::usage::{self, Reason, Tree, Unread};

use crate::failure::Failure;

/// The largest file that is looked at, in bytes: what is larger holds records, not a configuration.
const LARGEST: u64 = 16 * 1024 * 1024;

/// How many files are looked at: a hundred times the largest export known.
const MOST: usize = 50_000;

/// Reads every file of the folder `root` that may be part of a configuration, in the order of their
/// paths: what is hidden, downloaded or built is left out, and so is a link to what was read already.
pub(crate) fn read(root: &Path) -> Result<Tree> {
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    let root = here.join(root);
    let mut inputs = Inputs::new(&here);
    let Listing { files, unread } = list(&root)?;
    for path in files {
        let name = inputs.name(&path);
        let bytes = File::open(&path).and_then(read_bytes);
        let bytes = bytes.with_context(|| format!("cannot read `{name}`"))?;
        inputs.add(name, bytes, Role::Configuration);
    }
    let unread =
        unread.into_iter().map(|(path, reason)| Unread { name: inputs.name(&path), reason });
    let unread = unread.collect();
    Ok(Tree { root: inputs.name(&root), sources: inputs.sources, unread })
}

/// The files of a folder, sorted.
struct Listing {
    /// Those that are looked at.
    files: Vec<PathBuf>,
    /// Those that are not, though they are called like some that are.
    unread: Vec<(PathBuf, Reason)>,
}

/// Returns the files below `root` that may be part of a configuration.
fn list(root: &Path) -> Result<Listing> {
    let (mut files, mut unread, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let refused = || format!("cannot read the folder `{}`", folder.display());
        if !seen.insert(fs::canonicalize(&folder).with_context(refused)?) {
            continue;
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(&folder).with_context(refused)? {
            paths.push(entry.with_context(refused)?.path());
        }
        paths.sort_unstable(); // of two ways to one folder, the same one wins everywhere
        for path in paths.into_iter().rev().filter(|path| !is_foreign(path)) {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => open.push(path),
                _ if !is_wanted(&path) => {}
                Ok(metadata) if !metadata.is_file() => {}
                Ok(metadata) if metadata.len() > LARGEST => unread.push((path, Reason::TooLarge)),
                Ok(_) => files.push(path),
                Err(_) => unread.push((path, Reason::BrokenLink)),
            }
        }
        if files.len() > MOST {
            let problem =
                format!("expected at most {MOST} files below `{}`, found more", root.display());
            return Err(Failure::new(problem, "name the folder of one export").into());
        }
    }
    files.sort_unstable();
    unread.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    Ok(Listing { files, unread })
}

fn is_wanted(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(usage::is_looked_at)
}
