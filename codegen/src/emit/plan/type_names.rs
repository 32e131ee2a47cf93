//! The names of the emitted types, each claimed once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::Diagnostic;
use crate::names;
use crate::span::Location;

/// All names of emitted types.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    claimed: HashMap<String, Origin>,
    markers: names::Unique,
}

/// What a name was claimed for.
#[derive(Debug)]
pub(super) struct Origin {
    /// Where that stands in the schema.
    pub(super) location: Location,
    /// Its semantic path.
    pub(super) path: String,
    /// How it gets another name.
    pub(super) way_out: String,
}

impl TypeNames {
    /// Claims `name`, or reports what has it already.
    pub(super) fn claim(&mut self, name: &str, origin: Origin) -> Option<Diagnostic> {
        if self.markers.take(name)
            && let Entry::Vacant(place) = self.claimed.entry(name.to_owned())
        {
            place.insert(origin);
            return None;
        }
        let Origin { location, path, way_out } = origin;
        let message = match self.claimed.get(name) {
            Some(first) => format!("`{path}` and `{}` would both be the type `{name}`", first.path),
            None => format!("`{path}` and a relationship target would both be the type `{name}`"),
        };
        let finding =
            Diagnostic::error("name-collision", location, message).with_hint(way_out).at(path);
        Some(match self.claimed.get(name) {
            Some(first) => finding.related(first.location, format!("the first `{name}`")),
            None => finding,
        })
    }

    /// Returns a name that nothing has, for a relationship target that is not generated.
    pub(super) fn marker(&mut self, name: String) -> String {
        self.markers.name(name)
    }
}
