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

/// How many bytes are looked at in all.
const WHOLE: u64 = 512 * 1024 * 1024;

/// How many files are looked at, and how many folders: a hundred times what the largest export known has.
const MOST: usize = 50_000;

/// Reads every file of the folder `root` that may be part of a configuration, in the order of their
/// paths: what is hidden, downloaded or built is left out, and so is a link to what was read already, or
/// to what is no part of the folder.
pub(crate) fn read(root: &Path) -> Result<Tree> {
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    let root = here.join(root);
    let mut inputs = Inputs::new(&here);
    let Listing { files, unread, .. } = list(&root)?;
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
#[derive(Default)]
struct Listing {
    /// Those that are looked at.
    files: Vec<PathBuf>,
    /// How many bytes they have.
    bytes: u64,
    /// Those that are not, though they are called like some that are.
    unread: Vec<(PathBuf, Reason)>,
}

/// Returns the files below `root` that may be part of a configuration.
fn list(root: &Path) -> Result<Listing> {
    let (mut listing, mut seen) = (Listing::default(), HashSet::new());
    let home = fs::canonicalize(root)
        .with_context(|| format!("cannot read the folder `{}`", root.display()))?;
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
            match Entry::at(&path, &home) {
                Entry::Folder => open.push(path),
                Entry::File(length) => {
                    listing.files.push(path);
                    listing.bytes += length;
                }
                Entry::Unread(reason) => listing.unread.push((path, reason)),
                Entry::Other => {}
            }
        }
        listing.expect_bounded(root, seen.len() + open.len())?;
    }
    listing.files.sort_unstable();
    listing.unread.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    Ok(listing)
}

impl Listing {
    /// Refuses to go on where there is more below `root`, in that many `folders`, than an export has.
    fn expect_bounded(&self, root: &Path, folders: usize) -> Result<()> {
        let expected = if self.files.len() + self.unread.len() > MOST {
            format!("{MOST} files")
        } else if folders > MOST {
            format!("{MOST} folders")
        } else if self.bytes > WHOLE {
            format!("{} MiB", WHOLE / (1024 * 1024))
        } else {
            return Ok(());
        };
        let problem = format!("expected at most {expected} below `{}`, found more", root.display());
        Err(Failure::new(problem, "name the folder of one export").into())
    }
}

/// What is in a folder.
enum Entry {
    Folder,
    /// A file that is looked at, of that many bytes.
    File(u64),
    /// Something that is not looked at, though it may be part of a configuration.
    Unread(Reason),
    /// Something that is no part of a configuration.
    Other,
}

impl Entry {
    /// Returns what is at `path`, below the folder whose place is `home`.
    fn at(path: &Path, home: &Path) -> Self {
        let is_wanted = is_wanted(path);
        let Ok(metadata) = fs::metadata(path) else {
            return if is_wanted { Self::Unread(Reason::BrokenLink) } else { Self::Other };
        };
        let may_be_part = metadata.is_dir() || metadata.is_file() && is_wanted;
        if !may_be_part {
            return Self::Other;
        }
        if path.is_symlink() {
            match fs::canonicalize(path) {
                Ok(place) if !place.starts_with(home) => return Self::Unread(Reason::LinkOut),
                Ok(place) if is_hidden(&place, home) => return Self::Other,
                Ok(_) => {}
                Err(_) => return Self::Unread(Reason::BrokenLink),
            }
        }
        match metadata.len() {
            _ if metadata.is_dir() => Self::Folder,
            length if length > LARGEST => Self::Unread(Reason::TooLarge),
            length => Self::File(length),
        }
    }
}

/// Returns whether a folder between `home` and `place`, or what is there, is hidden, downloaded or built.
fn is_hidden(place: &Path, home: &Path) -> bool {
    place.ancestors().take_while(|path| *path != home).any(is_foreign)
}

fn is_wanted(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(usage::is_looked_at)
}
