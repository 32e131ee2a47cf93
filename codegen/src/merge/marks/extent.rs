//! What each pair of marks goes around: a member, or all members that one comma decides about.

use std::collections::{BTreeMap, HashMap};

use crate::merge::marks::place::Places;
use crate::span::Span;

/// What one pair of marks goes around.
pub(super) enum Extent {
    /// One item, with the comma behind it.
    Item { ours: Span, theirs: Option<Span> },
    /// What only `theirs` has, at the beginning of a container, where others follow it.
    First { start: u32, theirs: Span },
    /// All that is in a container.
    Whole { start: u32, ours: Option<Span>, theirs: Vec<Span> },
    /// The last items of a container, with the comma before them.
    Tail { head: Head, ours: Span, theirs: Vec<Span> },
}

/// The end of an item that a comma follows on one side alone.
#[derive(Clone, Copy)]
pub(super) struct Head {
    /// Where it begins: at the beginning of a line, or at the end of the item.
    pub(super) start: u32,
    /// The end of the item.
    pub(super) end: u32,
}

/// The conflicts within one container.
struct Group<'g> {
    start: u32,
    /// All that is in it.
    items: &'g [Span],
    /// The conflicts about some of them, by where those begin: what `theirs` has of each.
    of_items: HashMap<u32, Option<Span>>,
    /// What only `theirs` has.
    absent: Vec<Span>,
}

/// Returns what marks go around in `text`; `theirs` is what their side has of each conflict.
pub(super) fn of_conflicts(text: &str, ours: &Places, theirs: &[Option<Span>]) -> Vec<Extent> {
    let mut groups: BTreeMap<u32, Group<'_>> = BTreeMap::new();
    for (&start, items) in &ours.containers {
        let group = Group { start, items, of_items: HashMap::new(), absent: Vec::new() };
        groups.insert(start, group);
    }
    for (place, theirs) in ours.places.iter().zip(theirs) {
        let Some(group) = groups.get_mut(&place.start) else { continue };
        match place.item {
            Some(item) => drop(group.of_items.insert(item.start, *theirs)),
            None => group.absent.extend(*theirs),
        }
    }
    let starts: Vec<u32> = groups.keys().copied().collect();
    let is_marked_in = |span: Span| {
        let next = starts.partition_point(|start| *start < span.start);
        starts.get(next).is_some_and(|start| *start < span.end)
    };
    let mut extents = Vec::new();
    for group in groups.values() {
        group.extents(&mut extents, |before| Head::of(text, before, is_marked_in(before)));
    }
    extents
}

impl Group<'_> {
    /// Adds what marks go around in the container; `head` is asked for the end of an item.
    fn extents(&self, extents: &mut Vec<Extent>, head: impl Fn(Span) -> Head) {
        let tail = self.tail_length();
        let (staying, tail) = self.items.split_at(self.items.len() - tail);
        let Some(before) = staying.last() else {
            let theirs = self.absent.iter().copied().chain(self.theirs_of(tail)).collect();
            extents.push(Extent::Whole { start: self.start, ours: around(tail), theirs });
            return;
        };
        for theirs in &self.absent {
            extents.push(Extent::First { start: self.start, theirs: *theirs });
        }
        for ours in staying {
            if let Some(&theirs) = self.of_items.get(&ours.start) {
                extents.push(Extent::Item { ours: *ours, theirs });
            }
        }
        if let Some(ours) = around(tail) {
            let theirs = self.theirs_of(tail).collect();
            extents.push(Extent::Tail { head: head(*before), ours, theirs });
        }
    }

    /// Returns how many items at the end one comma decides about: where the last one may go, it and
    /// the others that are in conflict right before it.
    fn tail_length(&self) -> usize {
        let theirs_of = |item: &Span| self.of_items.get(&item.start);
        let may_go = self.items.last().and_then(theirs_of).is_some_and(Option::is_none);
        let in_conflict = self.items.iter().rev().take_while(|item| theirs_of(item).is_some());
        if may_go { in_conflict.count() } else { 0 }
    }

    /// Returns what `theirs` has of `items`, in their order.
    fn theirs_of<'s>(&'s self, items: &'s [Span]) -> impl Iterator<Item = Span> + 's {
        items.iter().filter_map(|item| self.of_items.get(&item.start).copied().flatten())
    }
}

/// Returns the bytes from the first of `items` to the last.
fn around(items: &[Span]) -> Option<Span> {
    Some(Span::new(items.first()?.start, items.last()?.end))
}

impl Head {
    /// Returns the last line of the item at `span`, so that a mark does not break it, unless it shares
    /// the line with something else.
    fn of(text: &str, span: Span, is_marked: bool) -> Self {
        let (start, end) = (span.start as usize, span.end as usize);
        let line = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let is_blank = |text: &str| text.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        let is_own = if line <= start {
            !is_marked && is_blank(&text[line..start])
        } else {
            is_blank(text[line..end].trim_end_matches(['}', ']', ' ']))
        };
        let beginning = if line <= start {
            span.start - length(&text[line..start])
        } else {
            span.end - length(&text[line..end])
        };
        Self { start: if is_own { beginning } else { span.end }, end: span.end }
    }
}

/// Returns the length of a part of a text, none of which is longer than 4 GiB.
pub(super) fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
