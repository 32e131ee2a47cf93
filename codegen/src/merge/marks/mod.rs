//! Conflicts written into a text, as git writes them, around the members that they are about.

mod block;
mod extent;
mod place;

use crate::json::edit::{self, Edit};
use crate::merge::Conflict;
use crate::merge::marks::block::Writer;
use crate::merge::marks::place::Places;
use crate::span::Span;

/// What the marks around a conflict say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The name of our side.
    pub ours: String,
    /// The name of their side.
    pub theirs: String,
    /// How many characters a mark is long; git asks for seven.
    pub size: usize,
}

/// Returns `text`, the merged text of `ours`, with each of `conflicts` between marks; nothing where
/// one of them is about the text as a whole.
///
/// Whichever side is taken between the marks, and wherever, the text is JSON again: where the last
/// members of an object may go, the comma before them is between the marks as well.
#[must_use]
pub fn mark(text: &str, conflicts: &[Conflict<'_>], labels: &Labels) -> Option<String> {
    let ours = Places::find(text, conflicts)?;
    let resolved = their_text(text, conflicts, &ours)?;
    let theirs = Places::find(&resolved, conflicts)?;
    let their_items = theirs.places.iter().zip(conflicts);
    let their_items: Vec<_> = their_items
        .map(|(place, conflict)| place.item.filter(|_| conflict.theirs.is_some()))
        .collect();
    let writer = Writer::new(text, &resolved, labels);
    let extents = extent::of_conflicts(text, &ours, &their_items);
    let mut blocks: Vec<_> = extents.iter().map(|extent| writer.block(extent)).collect();
    blocks.sort_by_key(|(span, _)| *span);
    let (mut output, mut copied) = (String::with_capacity(text.len()), 0);
    for (Span { start, end }, block) in blocks {
        output.push_str(&text[copied..start as usize]);
        output.push_str(&block);
        copied = end as usize;
    }
    output.push_str(&text[copied..]);
    Some(output)
}

/// Returns `text` with every conflict decided for `theirs`, but for what they remove; nothing where that would
/// be no text that anybody reads, as one that is too long.
fn their_text(text: &str, conflicts: &[Conflict<'_>], places: &Places) -> Option<String> {
    let edits = conflicts.iter().zip(&places.places).filter_map(|(conflict, place)| {
        let value = conflict.theirs?.value?.raw();
        Some(match &place.value {
            Some(path) => Edit::set(path.clone(), value),
            None => Edit::insert(place.container.clone().join(place.end.clone()), value),
        })
    });
    edit::apply(text, &edits.collect::<Vec<_>>()).ok()
}
