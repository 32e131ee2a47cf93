//! What is wrong with the syntax of a script, in our words.

use std::ops::Range;

/// A place where a script cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong: a lowercase phrase without a final period.
    pub message: String,
    /// Why.
    pub kind: FaultKind,
    /// The bytes that are wrong; empty where something is missing.
    pub range: Range<usize>,
}

/// Why a script cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not JavaScript.
    Syntax,
    /// It may be JavaScript, but it nests too deep for us.
    TooDeep,
}

impl Fault {
    /// Returns the fault of a script that nests too deep to be read.
    pub(super) fn too_deep() -> Self {
        let message = "expected less nesting, found too much to be read".to_owned();
        Self { message, kind: FaultKind::TooDeep, range: 0..0 }
    }

    /// Returns the fault that the parser worded as `message`, at the last of its `labels`: the others
    /// say what that one contradicts. Where the parser points into the middle of a character, the whole of
    /// it is meant.
    pub(super) fn of_parser(
        source: &str,
        message: &str,
        labels: impl Iterator<Item = Range<usize>>,
    ) -> Self {
        let range = labels.max_by_key(|label| label.start).unwrap_or_default();
        let range = source.floor_char_boundary(range.start)..source.ceil_char_boundary(range.end);
        let found = source.get(range.clone()).unwrap_or_default();
        Self { message: reword(message, found), kind: FaultKind::Syntax, range }
    }
}

/// Returns `message` as we would have said it of the text `found`.
fn reword(message: &str, found: &str) -> String {
    if message == "Unexpected token" {
        return format!("expected something else, found {}", quoted(found));
    }
    if message.starts_with("Expected a semicolon") {
        return "expected `;` or a new line after the statement".to_owned();
    }
    if let Some((expected, _)) = message.split_once(" but found ") {
        return format!("{}, found {}", decapitalised(expected), quoted(found));
    }
    decapitalised(message.trim_end_matches('.'))
}

fn quoted(found: &str) -> String {
    let line = found.lines().next().unwrap_or_default();
    if line.is_empty() { "the end of the script".to_owned() } else { format!("`{line}`") }
}

fn decapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_ascii_lowercase())
        .into_iter()
        .chain(characters)
        .collect()
}
