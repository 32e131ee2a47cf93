//! How a document is laid out, and how a new value is laid out like it.

use crate::json::value::{Kind, Member, Value};
use crate::span::Span;

/// Whether the items of a container share a line or have lines of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// All on one line.
    Line,
    /// One line each.
    Lines,
}

impl Shape {
    /// Returns the shape of text that has line breaks, or of text that has none.
    pub(super) fn of(text: &str) -> Self {
        if text.contains('\n') { Self::Lines } else { Self::Line }
    }
}

/// The layout of a document.
#[derive(Debug)]
pub(super) struct Style<'a> {
    /// What ends a line.
    pub(super) newline: &'static str,
    /// By how much a level is indented.
    pub(super) unit: &'a str,
    /// What stands between name and value.
    pub(super) colon: &'a str,
    /// What stands after a comma on the same line.
    pub(super) gap: &'a str,
    /// Whether the document has lines at all.
    pub(super) shape: Shape,
    lines: Lines<'a>,
}

impl<'a> Style<'a> {
    /// Returns the style of the document `root`, as its first containers show it.
    pub(super) fn of(text: &'a str, root: Value<'a>) -> Self {
        let lines = Lines::of(text);
        let members = descendants(root).flat_map(Value::members);
        let mut colons = members.map(|member| {
            &text[member.key.span().end as usize..member.value.span().start as usize]
        });
        let colon = colons.find(|colon| !colon.contains('\n')).unwrap_or(": ");
        let gap = descendants(root).find_map(|value| gap_on_line(text, value));
        let default = if colon.ends_with(':') { "" } else { " " };
        Self {
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            unit: descendants(root).find_map(|value| unit(text, &lines, value)).unwrap_or("  "),
            colon,
            gap: gap.unwrap_or(default),
            shape: Shape::of(root.raw()),
            lines,
        }
    }

    /// Returns the indentation of the line that `offset` is on, as far as it goes before `offset`.
    pub(super) fn indentation(&self, offset: u32) -> &'a str {
        self.lines.indentation(offset)
    }

    /// Returns `value` as it is written at a place of this shape, on a line indented by `indent`.
    ///
    /// Scalars keep their text. A value that was given on several lines keeps what it has on one.
    pub(super) fn lay_out(&self, value: Value<'_>, shape: Shape, indent: &str) -> String {
        let mut output = String::new();
        let given = Shape::of(value.raw());
        self.write(&mut output, value, Layout { shape, given, indent });
        output
    }

    /// Writes `value` and what is in it; the parser has limited how deep that is.
    fn write(&self, output: &mut String, value: Value<'_>, layout: Layout<'_>) {
        let (open, close) = match value.kind() {
            Kind::Object => ('{', '}'),
            Kind::Array => ('[', ']'),
            _ => return output.push_str(value.raw()),
        };
        let own = Shape::of(value.raw());
        if own == Shape::Line && (layout.shape == Shape::Line || layout.given == Shape::Lines) {
            return output.push_str(value.raw());
        }
        output.push(open);
        let inner = format!("{}{}", layout.indent, self.unit);
        let mut is_empty = true;
        let keys = value.members().map(|member| (Some(member.key), member.value));
        for (key, value) in keys.chain(value.elements().map(|element| (None, element))) {
            output.push_str(if is_empty { "" } else { "," });
            match layout.shape {
                Shape::Lines => output.extend([self.newline, &inner]),
                Shape::Line => output.push_str(if is_empty { "" } else { self.gap }),
            }
            if let Some(key) = key {
                output.extend([key.raw(), self.colon]);
            }
            self.write(output, value, Layout { indent: &inner, ..layout });
            is_empty = false;
        }
        if layout.shape == Shape::Lines && !is_empty {
            output.extend([self.newline, layout.indent]);
        }
        output.push(close);
    }
}

/// How a value that is being written is to be laid out.
#[derive(Clone, Copy)]
struct Layout<'i> {
    /// The shape of the place.
    shape: Shape,
    /// The shape in which the outermost new value was given.
    given: Shape,
    /// The indentation of the line that the value begins on.
    indent: &'i str,
}

/// The lines of a text.
#[derive(Debug)]
struct Lines<'a> {
    text: &'a str,
    /// The bytes of the indentation of each line.
    indentations: Vec<Span>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut start = u32::from(text.starts_with('\u{feff}')) * 3;
        let body = &text[start as usize..];
        let indentations = body.split_inclusive('\n').map(|line| {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            let begin = start;
            start = end_of(begin, line.len());
            Span::new(begin, end_of(begin, blanks))
        });
        Self { text, indentations: indentations.collect() }
    }

    /// Returns the indentation of the line that `offset` is on, as far as it goes before `offset`.
    fn indentation(&self, offset: u32) -> &'a str {
        let line = self.indentations.partition_point(|indentation| indentation.start <= offset);
        let Some(Span { start, end }) = line.checked_sub(1).map(|line| self.indentations[line])
        else {
            return "";
        };
        &self.text[Span::new(start, end.min(offset)).range()]
    }
}

/// Returns the offset `length` bytes after `start`; a text that was parsed has no larger one.
fn end_of(start: u32, length: usize) -> u32 {
    start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX))
}

/// Returns how much deeper than `container` its first item is indented, where it has its own line.
fn unit<'a>(text: &'a str, lines: &Lines<'a>, container: Value<'a>) -> Option<&'a str> {
    let first = first_item(container)?;
    let opening = &text[container.span().start as usize..first as usize];
    let (_, inner) = opening.rsplit_once('\n')?;
    let unit = inner.strip_prefix(lines.indentation(container.span().start))?;
    (!unit.is_empty()).then_some(unit)
}

fn gap_on_line<'a>(text: &'a str, container: Value<'a>) -> Option<&'a str> {
    let mut items = items(container);
    let (first, second) = (items.next()?, items.next()?);
    let (_, gap) = text[first.1 as usize..second.0 as usize].split_once(',')?;
    (!gap.contains('\n')).then_some(gap)
}

fn first_item(container: Value<'_>) -> Option<u32> {
    items(container).next().map(|(start, _)| start)
}

/// Returns the offsets of the items of `container`.
fn items(container: Value<'_>) -> impl Iterator<Item = (u32, u32)> {
    let members = container.members().map(Member::span);
    let spans = members.chain(container.elements().map(Value::span));
    spans.map(|span| (span.start, span.end))
}

/// Returns `root` and every value in it, in the order of the text.
fn descendants(root: Value<'_>) -> impl Iterator<Item = Value<'_>> {
    let mut open = vec![root];
    std::iter::from_fn(move || {
        let value = open.pop()?;
        let at = open.len();
        open.extend(value.members().map(|member| member.value).chain(value.elements()));
        open[at..].reverse();
        Some(value)
    })
}
