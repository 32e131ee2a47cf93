//! The errors of one parse: all of them up to a limit, then their number.

use crate::json::error::{SyntaxError, SyntaxErrorKind};
use crate::span::Span;

/// How many errors are listed; a file with more is not JSON at all.
const LISTED: usize = 1_000;

#[derive(Default)]
pub(super) struct Report {
    errors: Vec<SyntaxError>,
    /// How many errors there are beyond the listed ones, and where the first of them is.
    more: Option<(u64, Span)>,
}

impl Report {
    /// Reports `kind` at `span`.
    #[cold]
    pub(super) fn add(&mut self, kind: SyntaxErrorKind, span: Span) {
        if self.errors.len() < LISTED {
            self.errors.push(SyntaxError { kind, span });
            return;
        }
        self.more.get_or_insert((0, span)).0 += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// Returns the errors in the order of the text.
    pub(super) fn into_errors(self) -> Vec<SyntaxError> {
        let mut errors = self.errors;
        errors.sort_by_key(|error| error.span.start);
        if let (Some((count, span)), Some(last)) = (self.more, errors.last()) {
            // A string is reported after what it holds, so the first left out may stand before.
            let start = span.start.max(last.span.start);
            let span = Span::new(start, span.end.max(start));
            errors.push(SyntaxError { kind: SyntaxErrorKind::More(count), span });
        }
        errors
    }
}
