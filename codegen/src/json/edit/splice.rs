//! Splices: the bytes that go, and what comes in their place.

use crate::json::edit::error::EditError;
use crate::span::Span;

/// One replacement of bytes of the text as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go; empty for a pure insertion.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

impl Splice {
    pub(super) fn new(start: u32, end: u32, text: impl Into<String>) -> Self {
        Self { span: Span::new(start, end), text: text.into() }
    }
}

/// Returns `text` after all of `splices`, which must not overlap.
pub(super) fn apply(text: &str, mut splices: Vec<Splice>) -> Result<String, EditError> {
    // An insertion stands before what is replaced at the same place; the order of several stays.
    splices.sort_by_key(|splice| splice.span);
    let mut output = String::with_capacity(text.len());
    let mut kept = 0;
    for Splice { span, text: new } in &splices {
        if span.start < kept {
            return Err(EditError::Conflict { offset: span.start });
        }
        output.push_str(&text[Span::new(kept, span.start).range()]);
        output.push_str(new);
        kept = span.end;
    }
    output.push_str(&text[kept as usize..]);
    Ok(output)
}
