//! The grammar of regular expressions, as Rhino reads it.

use super::automaton::{Automaton, Fragment};
use super::class::Class;
use super::escape::{Escape, escape};
use super::quantifier::quantifier;
use super::{PatternFault, PatternFaultKind, syntax};

/// The deepest that groups may nest.
const DEEPEST: usize = 128;

/// Returns the automaton of `pattern`.
///
/// # Errors
///
/// When Rhino does not compile it.
pub(super) fn parse(pattern: &str, ignores_case: bool) -> Result<Automaton, PatternFault> {
    let mut parser = Parser {
        pattern,
        position: 0,
        ignores_case,
        automaton: Automaton::default(),
        group: Group::new(0, GroupKind::Plain),
        outer: Vec::new(),
    };
    while let Some(next) = parser.peek() {
        parser.step(next)?;
    }
    if !parser.outer.is_empty() {
        let open = parser.group.start;
        return Err(syntax("expected `)`, found the end", open..pattern.len()));
    }
    let whole = parser.group.fragment();
    Ok(parser.automaton.finish(whole))
}

struct Parser<'a> {
    pattern: &'a str,
    /// The offset of the next byte.
    position: usize,
    ignores_case: bool,
    automaton: Automaton,
    /// The group that is open.
    group: Group,
    /// The groups around it.
    outer: Vec<Group>,
}

/// A group whose end was not read yet; the whole expression is one, too.
struct Group {
    start: usize,
    kind: GroupKind,
    /// The alternatives that are complete.
    before: Option<Fragment>,
    /// The alternative that is being read.
    current: Fragment,
}

/// The code units of a member of a class: two outside the basic plane, which Rhino does not know to
/// belong together.
struct Units {
    first: u16,
    last: u16,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum GroupKind {
    Plain,
    Lookahead,
}

impl Group {
    fn new(start: usize, kind: GroupKind) -> Self {
        Self { start, kind, before: None, current: Fragment::EMPTY }
    }

    fn fragment(&self) -> Fragment {
        self.before.map_or(self.current, |before| before.or(self.current))
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &str {
        &self.pattern[self.position..]
    }

    /// Reads the next part, which starts with `next`.
    fn step(&mut self, next: char) -> Result<(), PatternFault> {
        let start = self.position;
        self.position += next.len_utf8();
        match next {
            '|' => {
                self.automaton.choice();
                let before = self.group.fragment();
                self.group.before = Some(before);
                self.group.current = Fragment::EMPTY;
            }
            '^' | '$' => {
                self.automaton.assertion();
            }
            '(' => return self.open(start),
            ')' => return self.close(start),
            '*' | '+' | '?' => {
                let found = format!("expected something to repeat before `{next}`, found nothing");
                return Err(syntax(found, start..self.position));
            }
            '[' => {
                let class = self.class(start)?;
                return self.quantified(class, start);
            }
            '\\' => return self.escaped(start),
            '.' => return self.quantified(Class::any(), start),
            _ => return self.literal(next, start),
        }
        Ok(())
    }

    fn open(&mut self, start: usize) -> Result<(), PatternFault> {
        if self.outer.len() == DEEPEST {
            let message = format!("expected at most {DEEPEST} groups in each other, found more");
            return Err(syntax(message, start..self.position));
        }
        let (kind, length) = match self.rest() {
            rest if rest.starts_with("?:") => (GroupKind::Plain, 2),
            rest if rest.starts_with("?=") || rest.starts_with("?!") => (GroupKind::Lookahead, 2),
            rest if rest.starts_with('?') => return Err(unknown_group(rest, start)),
            _ => (GroupKind::Plain, 0),
        };
        self.position += length;
        let inner = Group::new(start, kind);
        self.outer.push(std::mem::replace(&mut self.group, inner));
        Ok(())
    }

    fn close(&mut self, start: usize) -> Result<(), PatternFault> {
        let Some(outer) = self.outer.pop() else {
            return Err(syntax("expected `(` before `)`, found none", start..self.position));
        };
        let group = std::mem::replace(&mut self.group, outer);
        let fragment = match group.kind {
            GroupKind::Plain => group.fragment(),
            GroupKind::Lookahead => self.automaton.assertion(),
        };
        self.repeated(fragment, group.start)
    }

    fn escaped(&mut self, start: usize) -> Result<(), PatternFault> {
        let Some((escape, length)) = escape(self.rest(), false) else {
            return Err(syntax(
                "expected a character behind `\\`, found the end",
                start..self.position,
            ));
        };
        self.position += length;
        match escape {
            Escape::Unit(unit) => self.quantified(Class::unit(unit), start),
            Escape::Class(class) => self.quantified(class, start),
            Escape::Assertion => {
                self.automaton.assertion();
                Ok(())
            }
            Escape::Backreference => {
                let fragment = self.automaton.assertion();
                self.repeated(fragment, start)
            }
        }
    }

    /// Reads a character that stands for itself: two code units, of which the second is the one to be
    /// repeated, outside the basic plane.
    fn literal(&mut self, next: char, start: usize) -> Result<(), PatternFault> {
        let mut units = [0; 2];
        let units = next.encode_utf16(&mut units);
        if let [first, _] = units {
            let fragment = self.automaton.state(Class::unit(*first));
            self.append(fragment);
        }
        let last = units.last().copied().unwrap_or_default();
        self.quantified(Class::unit(last), start)
    }

    /// Adds one character of `class`, and reads how often it is repeated.
    fn quantified(&mut self, mut class: Class, start: usize) -> Result<(), PatternFault> {
        if self.ignores_case {
            class.fold();
        }
        let fragment = self.automaton.state(class.completed());
        self.repeated(fragment, start)
    }

    /// Adds `fragment`, and reads how often it is repeated.
    fn repeated(&mut self, fragment: Fragment, start: usize) -> Result<(), PatternFault> {
        let Some((turns, length)) = quantifier(self.rest(), self.position)? else {
            self.append(fragment);
            return Ok(());
        };
        self.position += length;
        if !turns.is_fixed() {
            self.automaton.choice();
        }
        if turns.are_many() {
            self.automaton.repeat(fragment, start..self.position);
        }
        let fragment = if turns.least == 0 { fragment.optional() } else { fragment };
        self.append(fragment);
        Ok(())
    }

    fn append(&mut self, fragment: Fragment) {
        self.group.current = self.automaton.concatenated(self.group.current, fragment);
    }

    /// Reads a class, whose `[` at `start` was read.
    fn class(&mut self, start: usize) -> Result<Class, PatternFault> {
        let is_inverted = self.rest().starts_with('^');
        self.position += usize::from(is_inverted);
        let mut class = Class::default();
        loop {
            let from = self.position;
            match self.peek() {
                None => return Err(syntax("expected `]`, found the end", start..self.position)),
                Some(']') => break,
                Some(_) => {}
            }
            let first = self.member(&mut class, start)?;
            let mut ahead = self.rest().chars();
            let is_range =
                ahead.next() == Some('-') && ahead.next().is_some_and(|next| next != ']');
            let (Some(first), true) = (first, is_range) else {
                continue;
            };
            self.position += 1;
            let Some(last) = self.member(&mut class, start)? else {
                continue;
            };
            if last.first < first.last {
                let message = "expected the lesser character first in a range, found it last";
                return Err(syntax(message, from..self.position));
            }
            class.add(first.last, last.first);
        }
        self.position += 1;
        let class = class.completed();
        Ok(if is_inverted { class.inverted() } else { class })
    }

    /// Reads one member of a class and adds it; returns it if it may be an end of a range.
    fn member(&mut self, class: &mut Class, start: usize) -> Result<Option<Units>, PatternFault> {
        let Some(next) = self.peek() else {
            return Err(syntax("expected `]`, found the end", start..self.position));
        };
        self.position += next.len_utf8();
        if next != '\\' {
            let mut units = [0; 2];
            let units = next.encode_utf16(&mut units);
            for &unit in units.iter() {
                class.add(unit, unit);
            }
            let (first, last) = (units.first().copied(), units.last().copied());
            return Ok(first.zip(last).map(|(first, last)| Units { first, last }));
        }
        let Some((escape, length)) = escape(self.rest(), true) else {
            return Err(syntax("expected `]`, found the end", start..self.position));
        };
        self.position += length;
        match escape {
            Escape::Unit(unit) => {
                class.add(unit, unit);
                Ok(Some(Units { first: unit, last: unit }))
            }
            Escape::Class(other) => {
                class.extend(&other);
                Ok(None)
            }
            Escape::Assertion | Escape::Backreference => Ok(None),
        }
    }
}

fn unknown_group(rest: &str, start: usize) -> PatternFault {
    let is_newer = rest.starts_with("?<")
        || rest.starts_with("?i")
        || rest.starts_with("?m")
        || rest.starts_with("?s")
        || rest.starts_with("?-");
    let shown: String = rest.chars().take(2).collect();
    let message = format!("expected `(?:`, `(?=` or `(?!`, found `({}`", shown.escape_debug());
    let kind = if is_newer { PatternFaultKind::Group } else { PatternFaultKind::Syntax };
    PatternFault { message, kind, range: start..start + 1 + shown.len() }
}
