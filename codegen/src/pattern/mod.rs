//! Regular expressions: whether Rhino compiles them, how long they may take, and what they match.
//!
//! Text in, data out: nothing here knows a managed object. Every range counts the bytes of the text
//! that was given, which is the *decoded* string of the schema. The engine is Rhino 1.7.14, which the
//! servers run.

mod automaton;
mod class;
mod escape;
mod parser;
mod quantifier;

use std::ops::Range;

use regress::Regex;

use automaton::Automaton;

/// How many steps are spent on whether a text matches.
const MOST_STEPS: f64 = 1e7;

/// How long a text may be for an expression that takes twice as long for each character more.
const LONGEST_EXPONENTIAL: usize = 16;

/// A regular expression that Rhino compiles.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    flags: String,
    automaton: Automaton,
}

/// What is wrong with a regular expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFault {
    /// What is wrong: a lowercase phrase without a final period.
    pub message: String,
    /// Why.
    pub kind: PatternFaultKind,
    /// The bytes of the expression that are wrong, or of the flags for a flag.
    pub range: Range<usize>,
}

/// Why Rhino refuses a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFaultKind {
    /// No engine would compile it.
    Syntax,
    /// Newer engines know the flag, Rhino 1.7.14 does not.
    Flag,
    /// Newer engines know the group, Rhino 1.7.14 does not.
    Group,
}

/// Whether a text matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// To find out might take too long.
    Unknown,
}

/// Returns the regular expression `pattern`, as in `new RegExp(pattern, flags)`.
///
/// # Errors
///
/// When Rhino 1.7.14 throws there.
pub fn check_pattern(pattern: &str, flags: &str) -> Result<Pattern, PatternFault> {
    let flags = check_flags(flags)?;
    let automaton = parser::parse(pattern, flags.contains('i'))?;
    Ok(Pattern { source: pattern.to_owned(), flags, automaton })
}

/// Returns `flags` if Rhino knows each of them, and none stands twice.
fn check_flags(flags: &str) -> Result<String, PatternFault> {
    let mut seen = String::new();
    for (start, flag) in flags.char_indices() {
        let (message, kind) = match flag {
            'g' | 'i' | 'm' if !seen.contains(flag) => {
                seen.push(flag);
                continue;
            }
            'g' | 'i' | 'm' => (
                format!("expected the flag `{flag}` once, found it again"),
                PatternFaultKind::Syntax,
            ),
            'd' | 's' | 'u' | 'v' | 'y' => (
                format!("expected the flags `g`, `i` and `m`, found `{flag}`, which Rhino lacks"),
                PatternFaultKind::Flag,
            ),
            _ => (
                format!("expected the flags `g`, `i` and `m`, found `{}`", flag.escape_debug()),
                PatternFaultKind::Syntax,
            ),
        };
        return Err(PatternFault { message, kind, range: start..start + flag.len_utf8() });
    }
    Ok(seen)
}

impl Pattern {
    /// Returns whether some part of `text` matches, as `test` of JavaScript does.
    #[must_use]
    pub fn matches(&self, text: &str) -> Match {
        let units: Vec<u16> = text.encode_utf16().collect();
        if !self.is_quick(units.len()) {
            return Match::Unknown;
        }
        let Ok(regex) = Regex::with_flags(&self.source, self.flags.as_str()) else {
            return Match::Unknown;
        };
        match regex.find_from_ucs2(&units, 0).next() {
            Some(_) => Match::Yes,
            None => Match::No,
        }
    }

    /// Returns the repetition that a text can make take twice as long with each character more: there
    /// is more than one way through it for the same text, and what follows it can fail.
    ///
    /// It says nothing of an expression of more than 128 characters and classes.
    #[must_use]
    pub fn may_backtrack(&self) -> Option<Range<usize>> {
        self.automaton.exponential_loop()
    }

    /// Returns whether a text of `length` units is matched in no more than [`MOST_STEPS`].
    ///
    /// At worst every choice is tried at every place of the text.
    fn is_quick(&self, length: usize) -> bool {
        if length > LONGEST_EXPONENTIAL && self.may_backtrack().is_some() {
            return false;
        }
        let exponent = i32::try_from(self.automaton.choices() + 1).unwrap_or(i32::MAX);
        let length = u32::try_from(length + 1).unwrap_or(u32::MAX);
        f64::from(length).powi(exponent) <= MOST_STEPS
    }
}

/// Returns the fault of an expression that no engine compiles.
fn syntax(message: impl Into<String>, range: Range<usize>) -> PatternFault {
    PatternFault { message: message.into(), kind: PatternFaultKind::Syntax, range }
}
