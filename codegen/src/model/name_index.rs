//! Positions by name, so that a look-up among thousands is not a walk.

use std::hash::BuildHasher;
use std::iter;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt as _};

/// The positions of a list by the names of what stands there, arranged when a name is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    positions: OnceLock<Positions>,
}

/// Positions by the hashes of names: the names stay where they are.
#[derive(Clone, Debug)]
struct Positions {
    random: RandomState,
    /// The first position for each hash.
    first: HashMap<u64, usize>,
    /// For each position the next one of the same hash.
    next: Vec<Option<usize>>,
}

impl NameIndex {
    /// Returns the first of `items` that is called `wanted`.
    ///
    /// An index belongs to one list: `items` and `name` are the same at each call.
    pub(super) fn find<'t, T>(
        &self,
        items: &'t [T],
        wanted: &str,
        name: impl Fn(&T) -> &str,
    ) -> Option<&'t T> {
        self.all(items, wanted, name).next()
    }

    /// Returns those of `items` that are called `wanted`, in order.
    ///
    /// An index belongs to one list: `items` and `name` are the same at each call.
    pub(super) fn all<'t, T>(
        &self,
        items: &'t [T],
        wanted: &str,
        name: impl Fn(&T) -> &str,
    ) -> impl Iterator<Item = &'t T> {
        let positions = self.positions.get_or_init(|| Positions::new(items, &name));
        let found = positions.of(wanted).filter_map(|position| items.get(position));
        found.filter(move |item| name(item) == wanted)
    }
}

impl Positions {
    fn new<T>(items: &[T], name: impl Fn(&T) -> &str) -> Self {
        let random = RandomState::default();
        let mut first = HashMap::with_capacity(items.len());
        let mut next = vec![None; items.len()];
        for (position, item) in items.iter().enumerate().rev() {
            next[position] = first.insert(random.hash_one(name(item)), position);
        }
        Self { random, first, next }
    }

    /// Returns the positions of what may be called `wanted`, in order.
    fn of(&self, wanted: &str) -> impl Iterator<Item = usize> {
        let first = self.first.get(&self.random.hash_one(wanted)).copied();
        iter::successors(first, |position| self.next[*position])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_is_found_and_no_other_name() {
        let items = [("b", 0), ("a", 1), ("b", 2), ("", 3)];
        let index = NameIndex::default();
        let find = |wanted| index.find(&items, wanted, |item| item.0).map(|item| item.1);
        assert_eq!([find("a"), find("b"), find(""), find("c")], [Some(1), Some(0), Some(3), None]);
        let all: Vec<_> = index.all(&items, "b", |item| item.0).map(|item| item.1).collect();
        assert_eq!(all, [0, 2]);
    }
}
