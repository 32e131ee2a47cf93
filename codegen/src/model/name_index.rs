//! Positions sorted by name, so that a look-up among thousands is not a walk.

/// The positions of a list, sorted by the names of what stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    positions: Vec<u32>,
}

impl NameIndex {
    /// Returns the index of `items`.
    pub(super) fn new<T>(items: &[T], name: impl Fn(&T) -> &str) -> Self {
        let mut positions: Vec<_> = (0_u32..).take(items.len()).collect();
        positions
            .sort_by(|&left, &right| name(&items[left as usize]).cmp(name(&items[right as usize])));
        Self { positions }
    }

    /// Returns the first of `items`, the list that was indexed, that is called `wanted`.
    pub(super) fn find<'t, T>(
        &self,
        items: &'t [T],
        wanted: &str,
        name: impl Fn(&T) -> &str,
    ) -> Option<&'t T> {
        let at = |position: u32| items.get(position as usize);
        let before = |position: &u32| at(*position).is_some_and(|item| name(item) < wanted);
        let found = *self.positions.get(self.positions.partition_point(before))?;
        at(found).filter(|item| name(item) == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_is_found_and_no_other_name() {
        let items = [("b", 0), ("a", 1), ("b", 2), ("", 3)];
        let index = NameIndex::new(&items, |item| item.0);
        let find = |wanted| index.find(&items, wanted, |item| item.0).map(|item| item.1);
        assert_eq!([find("a"), find("b"), find(""), find("c")], [Some(1), Some(0), Some(3), None]);
    }
}
