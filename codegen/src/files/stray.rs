//! Whether a file that a schema names is truly where it is named.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::files::folder::is_foreign;
use crate::source::{FileReference, fits};
use crate::span::{Location, SourceId};

/// Why a file that is there, by a name that may be read, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    /// A link leads out of the folder, or to what has no such name.
    Linked,
    /// It is in a folder of things that were built.
    Built,
}

impl Stray {
    /// Returns why the file at `path` is not read, which a schema in one of `folders` names as `reference`
    /// says; nothing where it is in that folder and may be read.
    pub(super) fn of(path: &Path, reference: &FileReference, folders: [&Path; 2]) -> Option<Self> {
        let Some((home, inside)) = true_place(path, folders) else { return Some(Self::Linked) };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        if !fits(&parts.join("/"), reference.role) {
            return Some(Self::Linked);
        }
        let mut above = inside.ancestors().skip(1).map(|folder| home.join(folder));
        above.any(|folder| folder != home && is_foreign(&folder)).then_some(Self::Built)
    }

    /// Returns the finding that what `reference` names, in the text `source`, is not read.
    pub(super) fn finding(self, source: SourceId, reference: &FileReference) -> Diagnostic {
        let (found, way_out) = match self {
            Self::Linked => ("a link to another", "put the file itself there"),
            Self::Built => ("what was built", "name the file that it was built from"),
        };
        let message = format!(
            "expected `{}` to be a file of the schema, found {found}, which is not read",
            reference.name
        );
        let location = Location { source, span: reference.span };
        Diagnostic::warning("file-not-read", location, message).with_hint(way_out)
    }
}

/// Returns the first of `folders` that the file at `path` is truly in, and its path from there.
fn true_place(path: &Path, folders: [&Path; 2]) -> Option<(PathBuf, PathBuf)> {
    let place = fs::canonicalize(path).ok()?;
    folders.into_iter().find_map(|folder| {
        let home = fs::canonicalize(folder).ok()?;
        let inside = place.strip_prefix(&home).ok()?.to_owned();
        Some((home, inside))
    })
}
