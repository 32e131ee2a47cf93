//! `pattern-unanchored`: a pattern describes the whole text.

use crate::diagnostic::Level;
#[cfg(feature = "javascript")]
use crate::model::Property;
use crate::model::{Keyword, Kind, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "pattern-unanchored",
    group: Group::Style,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("pattern_unanchored.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !matches!(property.kind, Kind::String) || !site.is_custom() {
        return;
    }
    let Some(value) = property.written(Keyword::Pattern) else { return };
    let Some(pattern) = value.as_str().filter(|text| !text.is_empty()) else { return };
    if is_placeholder(value) {
        return;
    }
    let Some(open) = open_end(&pattern) else { return };
    #[cfg(feature = "javascript")]
    if is_faulty(property) {
        return; // `pattern-invalid` or `pattern-redos` reports this one
    }
    let message = format!("expected a pattern from `^` to `$`, found {open}");
    let _ = findings
        .report(value.span(), message)
        .hint("as it is, it matches anywhere in a text; write `.*` where that is meant");
}

#[cfg(feature = "javascript")]
fn is_faulty(property: &Property<'_>) -> bool {
    let pattern = crate::rules::pattern::of(property);
    pattern.is_some_and(|(_, pattern)| pattern.map_or(true, |it| it.may_backtrack().is_some()))
}

/// Returns which end of `pattern` is open, if one is.
///
/// An anchor at any depth counts for the whole alternative that it stands in: that a pattern has one
/// says that its author thought of it.
fn open_end(pattern: &str) -> Option<&'static str> {
    let mut alternative = Alternative::default();
    let (mut depth, mut is_class) = (0_usize, false);
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            ']' => is_class = false,
            _ if is_class => {}
            '[' => is_class = true,
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            '|' if depth == 0 => {
                if let Some(open) = alternative.open_end() {
                    return Some(open);
                }
                alternative = Alternative::default();
                continue;
            }
            _ => {}
        }
        alternative.add(character, is_class);
    }
    if is_class || depth > 0 {
        return None; // it is no regular expression: `pattern-invalid` reports this one
    }
    alternative.open_end()
}

/// What is known of one alternative, character by character.
#[derive(Clone, Copy, Default)]
struct Alternative {
    has_start: bool,
    has_end: bool,
    /// The last two characters.
    last: [Option<char>; 2],
}

impl Alternative {
    fn add(&mut self, character: char, is_class: bool) {
        self.has_start |= character == '^' && !is_class;
        self.has_end |= character == '$' && !is_class;
        self.has_start |= self.last == [None, Some('.')] && character == '*';
        self.last = [self.last[1], Some(character)];
    }

    fn open_end(self) -> Option<&'static str> {
        let has_end = self.has_end || self.last == [Some('.'), Some('*')];
        match (self.has_start, has_end) {
            (true, true) => None,
            (true, false) => Some("one that is open at its end"),
            (false, true) => Some("one that is open at its start"),
            (false, false) => Some("one that is open at both ends"),
        }
    }
}
