//! The types that go by another name, and what follows them.

use std::collections::BTreeMap;

use crate::diff::Pair;
use crate::json;
use crate::meaning;
use crate::model::{Object, Relationship, Target, path_of_type};

/// The types that go by another name, by the one that they had.
#[derive(Default)]
pub(in crate::diff) struct Renamed<'m> {
    names: BTreeMap<&'m str, &'m str>,
}

/// A target with its path, in canonical form.
pub(in crate::diff) type Entry<'m> = (String, &'m Target<'m>);

impl<'m> Renamed<'m> {
    /// Returns those that `types` are.
    pub(in crate::diff) fn new(types: &[Pair<&'m Object<'m>>]) -> Self {
        let names = types.iter().filter_map(|pair| pair.map(|object| &*object.name.value).both());
        Self { names: names.collect() }
    }

    /// Returns whether a type was called `old`, and is called `new` now.
    pub(super) fn has(&self, old: &str, new: &str) -> bool {
        self.names.get(old) == Some(&new)
    }

    /// Returns where the relationships `old` and `new` lead, each in the order of the paths: what only
    /// follows a rename has the same path on both sides.
    pub(in crate::diff) fn targets(
        &self,
        old: Option<&'m Relationship<'m>>,
        new: Option<&'m Relationship<'m>>,
    ) -> (Vec<Entry<'m>>, Vec<Entry<'m>>) {
        let (mut old, new) = (by_path(old), by_path(new));
        self.follow(&mut old, &new);
        (old, new)
    }

    /// Gives those of `old` that lead to a type which goes by another name the path that it has now, where
    /// this one alone is among `new`.
    fn follow(&self, old: &mut [Entry<'m>], new: &[Entry<'m>]) {
        let has = |entries: &[Entry<'m>], path: &str| {
            entries.binary_search_by(|entry| (*entry.0).cmp(path)).is_ok()
        };
        let moved = old.iter().enumerate().filter_map(|(position, (path, target))| {
            let now = json::quote(&path_of_type(self.names.get(target.type_name()?)?));
            let follows = !has(new, path) && has(new, &now) && !has(old, &now);
            follows.then_some((position, now))
        });
        for (position, now) in moved.collect::<Vec<_>>() {
            old[position].0 = now;
        }
        old.sort_by(|one, other| one.0.cmp(&other.0));
    }
}

/// Returns the targets of `relationship`, each with its path, in the order of these.
fn by_path<'m>(relationship: Option<&'m Relationship<'m>>) -> Vec<Entry<'m>> {
    let targets = relationship.into_iter().flat_map(|relationship| &relationship.targets);
    let path = |target: &Target<'_>| target.value.get("path").map(meaning::canonical);
    let mut targets: Vec<_> =
        targets.map(|target| (path(target).unwrap_or_default(), target)).collect();
    targets.sort_by(|one, other| one.0.cmp(&other.0));
    targets
}
