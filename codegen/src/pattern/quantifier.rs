//! How often a part of a regular expression is repeated.

use super::{PatternFault, syntax};

/// The largest number that may stand in braces.
const MOST_TURNS: u32 = 0xffff;

/// From how many turns on a repetition is as good as one without end.
const MANY_TURNS: u32 = 10;

/// How often something is repeated.
#[derive(Clone, Copy)]
pub(super) struct Turns {
    /// The least.
    pub(super) least: u32,
    /// The most, if there is an end.
    most: Option<u32>,
}

impl Turns {
    /// Returns whether there is no choice.
    pub(super) fn is_fixed(self) -> bool {
        self.most == Some(self.least)
    }

    /// Returns whether there is a choice among many.
    pub(super) fn are_many(self) -> bool {
        !self.is_fixed() && self.most.is_none_or(|most| most >= MANY_TURNS)
    }
}

/// Returns the quantifier that `rest` starts with, and its length; nothing where there is none.
///
/// # Errors
///
/// When its numbers are too large or in the wrong order; `rest` stands at the offset `start`.
pub(super) fn quantifier(rest: &str, start: usize) -> Result<Option<(Turns, usize)>, PatternFault> {
    let (turns, length) = match rest.chars().next() {
        Some('*') => (Turns { least: 0, most: None }, 1),
        Some('+') => (Turns { least: 1, most: None }, 1),
        Some('?') => (Turns { least: 0, most: Some(1) }, 1),
        Some('{') => match braces(&rest[1..], start)? {
            Some((turns, length)) => (turns, length + 2),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let is_lazy = rest[length..].starts_with('?');
    Ok(Some((turns, length + usize::from(is_lazy))))
}

/// Returns what the text behind a brace says, as in `2,3}`, and its length without the end; nothing
/// where the brace stands for itself.
fn braces(behind: &str, start: usize) -> Result<Option<(Turns, usize)>, PatternFault> {
    let length = behind.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b',')).count();
    let inside = &behind[..length];
    let (least, most) = match inside.split_once(',') {
        None => (inside, Some(inside)),
        Some((least, "")) => (least, None),
        Some((least, most)) => (least, Some(most)),
    };
    let is_closed = behind[length..].starts_with('}');
    if !is_closed || least.is_empty() || most.is_some_and(|most| most.contains(',')) {
        return Ok(None);
    }
    let number = |text: &str| match text.parse() {
        Ok(number) if number <= MOST_TURNS => Ok(number),
        _ => {
            let message = format!("expected at most {MOST_TURNS} turns, found more");
            Err(syntax(message, start..start + length + 2))
        }
    };
    let turns = Turns { least: number(least)?, most: most.map(number).transpose()? };
    if turns.most.is_some_and(|most| most < turns.least) {
        let message = "expected the lesser number first, found it last";
        return Err(syntax(message, start..start + length + 2));
    }
    Ok(Some((turns, length)))
}
