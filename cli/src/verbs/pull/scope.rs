//! Which types the files are about: all of the tenant, unless the schema is the file of a single one.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::Side;
use mosaic_codegen::source::{Layout, Parsed, Sources};

use crate::push::Snapshot;

/// Which types the files are about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All: another one has a place among the files.
    All,
    /// These: the file of a type has no place for another one.
    Only(BTreeSet<String>),
}

impl Scope {
    /// Returns which types the files of the schema at `place` are about.
    pub(super) fn of(place: &Path, files: &Sources, product: Product) -> Self {
        let is_bare = |parsed: &Parsed<'_>| parsed.layout == Some(Layout::BareType);
        Side::read(files, product, |side| {
            if place.is_dir() || !side.documents.parsed().iter().all(is_bare) {
                return Self::All;
            }
            let names = side.model.objects.iter().map(|object| object.name.value.to_string());
            Self::Only(names.collect())
        })
    }

    /// Returns `snapshot` as far as the files are about it.
    ///
    /// # Errors
    ///
    /// If its text cannot be edited.
    pub(super) fn narrow(&self, snapshot: Snapshot) -> Result<Snapshot> {
        match self {
            Self::All => Ok(snapshot),
            Self::Only(names) => {
                let narrowed = snapshot.only(|name| names.contains(name));
                narrowed.context("cannot leave out what the files are not about")
            }
        }
    }
}
