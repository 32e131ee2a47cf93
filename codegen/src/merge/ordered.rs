//! `order` and `required`: lists of names that are merged entry by entry.

use std::collections::HashMap;

use crate::json::edit::{Edit, Path, Segment};
use crate::json::{self, Kind};
use crate::merge::decide::Three;
use crate::merge::merger::Merger;
use crate::merge::node::Node;
use crate::merge::sequence::{self, Lists};

impl<'m> Merger<'m> {
    /// Merges lists of names entry by entry; returns whether that was possible.
    pub(super) fn merge_lists(&mut self, three: Three<'m>) -> bool {
        let Three { base, ours: Some(ours), theirs: Some(theirs) } = three else {
            return false;
        };
        let base_names = match base {
            Some(base) => names(base),
            None => Some(Vec::new()),
        };
        let (Some(base), Some(our_names), Some(their_names)) =
            (base_names, names(ours), names(theirs))
        else {
            return false;
        };
        let lists = Lists { base: &base, ours: &our_names, theirs: &their_names };
        let Some(merged) = sequence::merge(lists, self.past) else {
            return false;
        };
        self.write_list(ours, &our_names, &merged);
        true
    }

    /// Makes the list `array`, which says `before`, say `after`: by single entries, unless their
    /// order changes.
    fn write_list(&mut self, array: Node<'m>, before: &[String], after: &[String]) {
        if before == after {
            return;
        }
        let Some(steps) = steps(before, after) else {
            let names: Vec<_> = after.iter().map(|name| json::quote(name)).collect();
            let text = format!("[{}]", names.join(", "));
            return self.edit(array, Edit::set(Path::of(array.value), text));
        };
        let path = |index| Path::of(array.value).join(Segment::Index(index));
        for step in steps {
            self.edit(
                array,
                match step {
                    Step::Remove(index) => Edit::remove(path(index)),
                    Step::Insert(index, name) => Edit::insert(path(index), json::quote(name)),
                },
            );
        }
    }
}

/// One step from a list to another; indexes count the entries as they were.
enum Step<'l> {
    Remove(usize),
    /// Before the entry of this index.
    Insert(usize, &'l str),
}

/// Returns the steps from `before` to `after`; nothing where entries that stay change places.
fn steps<'l>(before: &[String], after: &'l [String]) -> Option<Vec<Step<'l>>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, name) in before.iter().enumerate().rev() {
        places.entry(name).or_default().push(index);
    }
    let (mut steps, mut next) = (Vec::new(), 0);
    for name in after {
        match places.get_mut(name.as_str()).and_then(Vec::pop) {
            None => steps.push(Step::Insert(next, name)),
            Some(index) if index < next => return None,
            Some(index) => {
                steps.extend((next..index).map(Step::Remove));
                next = index + 1;
            }
        }
    }
    steps.extend((next..before.len()).map(Step::Remove));
    Some(steps)
}

/// Returns the names in an array of nothing else.
fn names(array: Node<'_>) -> Option<Vec<String>> {
    let is_array = array.value.kind() == Kind::Array;
    let names = array.value.elements().map(|name| Some(name.as_str()?.into_owned()));
    is_array.then(|| names.collect())?
}
