//! The piece of a source that a report shows.

use std::ops::Range;

use crate::report::{Place, harmless};

/// How many bytes of a line are shown to either side, at most: a minified file is one line.
const REACH: usize = 512;

/// One line of a source, or the piece of it around a place, safe to show.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The text, on one line.
    pub(super) text: String,
    /// The bytes of [`Excerpt::text`] that the place covers.
    pub(super) span: Range<usize>,
    /// Whether the line begins where the text does.
    pub(super) begins: Begins,
}

/// Where an excerpt begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// With its line.
    WithLine,
    /// Somewhere in its line.
    InLine,
}

impl Excerpt {
    /// Returns the excerpt around `place`.
    pub(super) fn around(place: &Place<'_>) -> Self {
        let source = place.text;
        let reach = source.ceil_char_boundary(place.first.saturating_sub(REACH));
        let (from, begins) = if reach <= place.line_start {
            (place.line_start, Begins::WithLine)
        } else {
            (reach, Begins::InLine)
        };
        let until = source.floor_char_boundary(place.first.saturating_add(REACH));
        let rest = &source[place.first..until];
        let rest = rest.split('\n').next().unwrap_or_default();
        let rest = rest.strip_suffix('\r').unwrap_or(rest);
        let covered = rest.len().min(place.last - place.first);
        let (covered, rest) = rest.split_at(covered);

        let mut text = harmless(&source[from..place.first]).into_owned();
        let start = text.len();
        text.push_str(&harmless(covered));
        let end = text.len();
        text.push_str(&harmless(rest));
        Self { text, span: start..end, begins }
    }
}
