//! The names of the emitted types, each claimed once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::Diagnostic;
use crate::emit::plan::{NAME_COLLISION, toml_key};
use crate::names::Unique;
use crate::span::Location;

/// All names of emitted types.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    claimed: HashMap<String, Origin>,
    refused: Vec<(String, Origin)>,
}

/// What a name was claimed for.
#[derive(Debug)]
pub(super) struct Origin {
    /// Where that stands in the schema.
    pub(super) location: Location,
    /// Its semantic path.
    pub(super) path: String,
    /// How it gets another name.
    pub(super) way_out: WayOut,
}

/// How something gets another name.
#[derive(Debug)]
pub(super) enum WayOut {
    /// A line in `[generate.rename]` for this type or path.
    Rename(String),
    /// Something else, in words.
    Other(String),
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// The name was free.
    Granted,
    /// Something else has it.
    Refused,
}

impl TypeNames {
    /// Claims `name`; that something has it already is reported in the end.
    pub(super) fn claim(&mut self, name: &str, origin: Origin) -> Claim {
        match self.claimed.entry(name.to_owned()) {
            Entry::Vacant(place) => {
                place.insert(origin);
                Claim::Granted
            }
            Entry::Occupied(_) => {
                self.refused.push((name.to_owned(), origin));
                Claim::Refused
            }
        }
    }

    /// Returns whether nothing has `name`.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.claimed.contains_key(name)
    }

    /// Returns a finding for each claim that was refused; no two of them suggest the same name.
    pub(super) fn collisions(self) -> Vec<Diagnostic> {
        let Self { claimed, refused } = self;
        if refused.is_empty() {
            return Vec::new();
        }
        let mut free = Unique::with_taken(claimed.keys());
        let collision = |(name, origin): (String, Origin)| {
            let first = &claimed[&name];
            let Origin { location, path, way_out } = origin;
            let message = format!("`{path}` and `{}` would both be the type `{name}`", first.path);
            let hint = way_out.describe(&name, &mut free);
            Diagnostic::error(NAME_COLLISION, location, message)
                .with_hint(hint)
                .at(path)
                .related(first.location, format!("the first `{name}`"))
        };
        refused.into_iter().map(collision).collect()
    }
}

impl WayOut {
    fn describe(self, name: &str, free: &mut Unique) -> String {
        match self {
            Self::Rename(key) => {
                let name = free.numbered(name.trim_end_matches('_'), "");
                let key = toml_key(&key);
                format!("name it in `mosaic.toml`: `[generate.rename]` `{key} = \"{name}\"`")
            }
            Self::Other(way_out) => way_out,
        }
    }
}
