//! A name or a text of a script, and where it is written.

use std::borrow::Cow;
use std::ops::Range;

use oxc_ast::ast::{StringLiteral, TemplateElement};
use oxc_span::Span;

use super::mention::{Form, Holder, Mention};

/// A name or a text of a script, and where it is written.
pub(super) struct Written<'t> {
    text: Cow<'t, str>,
    range: Range<usize>,
    is_verbatim: bool,
}

impl<'t> Written<'t> {
    /// Returns what a name is that stands at `place`.
    pub(super) fn word(name: &'t str, place: Span) -> Self {
        let range = place.start as usize..place.end as usize;
        Self { text: Cow::Borrowed(name), range, is_verbatim: true }
    }

    /// Returns what a text is of the script `source`: the bytes between its quotes, where they say it as
    /// it is.
    pub(super) fn text(source: &str, text: &'t StringLiteral<'_>) -> Self {
        let value = text.value.as_str();
        let whole = text.span.start as usize..text.span.end as usize;
        let inside = whole.start + 1..whole.end.saturating_sub(1).max(whole.start + 1);
        let is_verbatim = source.get(inside.clone()) == Some(value);
        let range = if is_verbatim { inside } else { whole };
        Self { text: Cow::Borrowed(value), range, is_verbatim }
    }

    /// Returns what a text of a template is of the script `source`.
    pub(super) fn part(source: &str, part: &'t TemplateElement<'_>) -> Option<Self> {
        let raw = part.value.raw.as_str();
        let start = part.span.start as usize;
        let start = start + usize::from(source[start..].starts_with(['`', '}']));
        let range = start..start + raw.len();
        let is_verbatim = source.get(range.clone()) == Some(raw);
        is_verbatim.then_some(Self { text: Cow::Borrowed(raw), range, is_verbatim })
    }

    /// Returns `range` of the text alone.
    pub(super) fn into_slice(mut self, range: Range<usize>) -> Self {
        if self.is_verbatim {
            self.range = self.range.start + range.start..self.range.start + range.end;
        }
        self.text = Cow::Owned(self.text[range].to_owned());
        self
    }

    /// Returns the mention of it in this `form`.
    pub(super) fn into_mention(self, form: Form, holder: Holder) -> Mention {
        let Self { text, range, is_verbatim } = self;
        Mention { form, text: text.into_owned(), range, is_verbatim, holder }
    }
}
