//! The marks as text, and the lines between them.

use crate::merge::Labels;
use crate::merge::marks::extent::{Extent, Head, length};
use crate::span::Span;

/// What writes marks.
pub(super) struct Writer<'w> {
    /// The text of `ours`.
    text: &'w str,
    /// That text with what `theirs` has.
    resolved: &'w str,
    labels: &'w Labels,
    newline: &'static str,
}

/// Items as they stand on their lines.
#[derive(Clone, Copy)]
struct Lines<'t> {
    /// The blanks before the first, where nothing else is.
    indent: &'t str,
    items: &'t str,
}

impl<'w> Writer<'w> {
    pub(super) fn new(text: &'w str, resolved: &'w str, labels: &'w Labels) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self { text, resolved, labels, newline }
    }

    /// Returns the bytes that go for the marks around `extent`, and the marks.
    pub(super) fn block(&self, extent: &Extent) -> (Span, String) {
        match extent {
            Extent::Item { ours, theirs } => {
                let comma = if self.is_followed(*ours) { "," } else { "" };
                let theirs = theirs.map(|theirs| self.theirs(&[theirs], comma));
                self.around(*ours, comma, &theirs.unwrap_or_default())
            }
            Extent::First { start, theirs } => self.at(*start, &self.theirs(&[*theirs], ",")),
            Extent::Whole { start, ours: None, theirs } => {
                self.at(*start, &self.theirs(theirs, ""))
            }
            Extent::Whole { ours: Some(ours), theirs, .. } => {
                self.around(*ours, "", &self.theirs(theirs, ""))
            }
            Extent::Tail { head, ours, theirs } => self.behind(*head, *ours, theirs),
        }
    }

    /// Returns the marks around what `ours` has at `span`, and the comma behind it.
    fn around(&self, span: Span, comma: &str, theirs: &str) -> (Span, String) {
        let ours = Lines::of(self.text, span);
        let start = span.start - length(ours.indent);
        let ours = format!("{}{}{comma}{}", ours.indent, ours.items, self.newline);
        self.between(Span::new(start, span.end), &ours, theirs)
    }

    /// Returns the marks around what `ours` has at `span`, and the comma before it, which follows
    /// `head`.
    fn behind(&self, head: Head, span: Span, theirs: &[Span]) -> (Span, String) {
        let span = Span::new(head.start, span.end);
        let ours = format!("{}{}", &self.text[span.range()], self.newline);
        let head = &self.text[head.start as usize..head.end as usize];
        let theirs = match (head.is_empty(), theirs.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!("{head}{}", self.newline),
            (_, false) => format!("{head},{}{}", self.newline, self.theirs(theirs, "")),
        };
        self.between(span, &ours, &theirs)
    }

    /// Returns the marks at `start`, the beginning of a container, around what only `theirs` has.
    fn at(&self, start: u32, theirs: &str) -> (Span, String) {
        let block = self.marks("", theirs);
        let rest = self.text[start as usize..].trim_start_matches([' ', '\t', '\r']);
        // The line break that follows ends the last mark.
        let block = if rest.starts_with('\n') { block.trim_end() } else { &block };
        (Span::new(start, start), format!("{}{block}", self.newline))
    }

    /// Returns the bytes that go for the marks in place of `span`, with the comma and the line break
    /// behind it, and the marks.
    fn between(&self, span: Span, ours: &str, theirs: &str) -> (Span, String) {
        let rest = &self.text[span.end as usize..];
        let mut end =
            rest.trim_start().strip_prefix(',').map_or(0, |behind| rest.len() - behind.len());
        let behind = rest[end..].trim_start_matches([' ', '\t', '\r']);
        if let Some(next_line) = behind.strip_prefix('\n') {
            end = rest.len() - next_line.len();
        }
        let begins_line = self.text[..span.start as usize].ends_with('\n');
        let break_before = if begins_line { "" } else { self.newline };
        let marks = self.marks(ours, theirs);
        let span = Span::new(span.start, span.end + length(&rest[..end]));
        (span, format!("{break_before}{marks}"))
    }

    /// Returns whether a comma follows what is at `span`.
    fn is_followed(&self, span: Span) -> bool {
        self.text[span.end as usize..].trim_start().starts_with(',')
    }

    /// Returns what `theirs` has at `spans`, each on lines of its own, the last with `comma`.
    fn theirs(&self, spans: &[Span], comma: &str) -> String {
        let mut text = String::new();
        for (position, span) in spans.iter().enumerate() {
            let Lines { indent, items } = Lines::of(self.resolved, *span);
            let comma = if position + 1 < spans.len() { "," } else { comma };
            for part in [indent, items, comma, self.newline] {
                text.push_str(part);
            }
        }
        text
    }

    fn marks(&self, ours: &str, theirs: &str) -> String {
        let Labels { ours: our_name, theirs: their_name, size } = self.labels;
        let mark = |character: &str| character.repeat(*size);
        let newline = self.newline;
        format!(
            "{} {our_name}{newline}{ours}{}{newline}{theirs}{} {their_name}{newline}",
            mark("<"),
            mark("="),
            mark(">")
        )
    }
}

impl<'t> Lines<'t> {
    fn of(text: &'t str, span: Span) -> Self {
        let before = &text[..span.start as usize];
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        let is_blank = line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        Self { indent: if is_blank { line } else { "" }, items: &text[span.range()] }
    }
}
