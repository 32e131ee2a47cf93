//! The text of a file that is read otherwise, and where in it is what is read.

use std::ops::Range;

use crate::span::Span;

/// What a file holds whose text is read with something else in some places.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    text: String,
    /// The places, in the order of the text.
    changes: Vec<Change>,
}

/// One place that is read otherwise.
#[derive(Clone, Copy, Debug)]
struct Change {
    /// The bytes of what is read.
    read: Span,
    /// The bytes of the file.
    written: Span,
}

impl Written {
    /// Returns what holds that text for which `text` is read, with what is written for some of its bytes;
    /// of pieces that overlap, the first counts.
    pub(super) fn new(text: &str, mut pieces: Vec<(Range<usize>, &str)>) -> Self {
        pieces.sort_by_key(|(read, _)| read.start);
        let (mut file, mut end) = (String::with_capacity(text.len()), 0);
        let mut changes = Vec::with_capacity(pieces.len());
        for (read, written) in pieces {
            if read.start < end {
                continue;
            }
            file.push_str(&text[end..read.start]);
            let start = file.len();
            file.push_str(written);
            end = read.end;
            changes.push(Change { read: span(read), written: span(start..file.len()) });
        }
        file.push_str(&text[end..]);
        Self { text: file, changes }
    }

    /// Returns the text of the file.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns that text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Returns where in the file the bytes at `read` are; for those that are read otherwise, what is there
    /// instead of them.
    pub(crate) fn place(&self, read: Span) -> Span {
        let begun = self.changes.partition_point(|change| change.read.start <= read.start);
        let start = match begun.checked_sub(1).map(|last| self.changes[last]) {
            Some(change) if read.start < change.read.end => change.written.start,
            change => moved(read.start, change),
        };
        let begun = self.changes.partition_point(|change| change.read.start < read.end);
        let end = match begun.checked_sub(1).map(|last| self.changes[last]) {
            Some(change) if read.end < change.read.end => change.written.end,
            change => moved(read.end, change),
        };
        Span::new(start, end.max(start))
    }

    /// Returns whether the bytes at `read` are those of the file, so that they can be replaced there.
    pub(crate) fn holds(&self, read: Span) -> bool {
        let begun = self.changes.partition_point(|change| change.read.start < read.end);
        begun.checked_sub(1).is_none_or(|last| self.changes[last].read.end <= read.start)
    }
}

/// Returns where the byte at `offset` is that comes after `change`.
fn moved(offset: u32, change: Option<Change>) -> u32 {
    change.map_or(offset, |Change { read, written }| written.end + (offset - read.end))
}

fn span(range: Range<usize>) -> Span {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written between, before and after what is read as `READ`.
    fn written() -> Written {
        let text = "one READ two READ";
        Written::new(text, vec![(13..17, ""), (4..8, "file text")])
    }

    #[test]
    fn what_is_read_as_it_is_written_keeps_its_bytes() {
        let written = written();
        assert_eq!(written.text(), "one file text two ");
        for (read, place) in [(0..3, 0..3), (9..12, 14..17), (0..12, 0..17), (8..9, 13..14)] {
            assert_eq!(written.place(span(read)), span(place));
        }
    }

    #[test]
    fn what_is_read_otherwise_is_where_something_else_is_written() {
        let written = written();
        for (read, place) in [(4..8, 4..13), (5..6, 4..13), (13..17, 18..18), (17..17, 18..18)] {
            assert_eq!(written.place(span(read)), span(place));
        }
    }

    #[test]
    fn only_what_is_written_can_be_replaced() {
        let written = written();
        for read in [0..4, 4..4, 8..8, 8..13, 17..17, 0..0] {
            assert!(written.holds(span(read.clone())), "{read:?}");
        }
        for read in [4..8, 3..5, 6..6, 0..9, 15..17, 0..17] {
            assert!(!written.holds(span(read.clone())), "{read:?}");
        }
    }
}
