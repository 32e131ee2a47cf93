//! Positions sorted by name, so that a look-up among thousands is not a walk.

use std::sync::OnceLock;

/// The positions of a list, sorted by the names of what stands there when a name is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    positions: OnceLock<Vec<u32>>,
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
        self.all(items, wanted, &name).next()
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
        let positions = self.positions.get_or_init(|| sorted(items, &name));
        let at = |position: u32| items.get(position as usize);
        let before = |position: &u32| at(*position).is_some_and(|item| name(item) < wanted);
        let found = &positions[positions.partition_point(before)..];
        found.iter().map_while(move |position| at(*position).filter(|item| name(item) == wanted))
    }
}

fn sorted<T>(items: &[T], name: impl Fn(&T) -> &str) -> Vec<u32> {
    let mut positions: Vec<_> = (0_u32..).take(items.len()).collect();
    positions
        .sort_by(|&left, &right| name(&items[left as usize]).cmp(name(&items[right as usize])));
    positions
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
