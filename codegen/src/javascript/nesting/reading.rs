//! One way to read a script, sign by sign and word by word.

use super::cost;
use super::levels::{Bracket, Levels};

/// One way to read a script, up to a place.
#[derive(Clone)]
pub(super) struct Reading<'s> {
    rest: &'s str,
    /// What is open here.
    pub(super) levels: Levels,
    /// What came last, but for space and comments.
    before: Before,
    /// What the rest begins in the middle of.
    within: Within,
    /// Whether nothing but space and comments came in this line.
    is_at_line_start: bool,
    /// Whether a `;` came last, which an `else` may go on behind.
    is_behind_statement: bool,
}

/// What came last, for what a `/` means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Something that can be divided.
    Value,
    /// The dot before the name of a member.
    Dot,
    /// Something that a value follows.
    Operator,
    /// A word that a parenthesis and then a statement follow.
    Head,
    /// A word that may be such a one.
    PerhapsHead,
    /// A value or an operator.
    Unsure,
}

/// What a place of a script is in the middle of.
///
/// Each step ends at the next `/`, if not before: readings that came here from different ones meet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Code,
    LineComment,
    Comment,
    /// A text in these quotes.
    Text(char),
    Template,
    RegularExpression,
    /// The square brackets of a regular expression.
    Class,
}

impl<'s> Reading<'s> {
    /// Returns the reading that is about to begin with `source`.
    pub(super) fn of(source: &'s str) -> Self {
        let within = if source.starts_with("#!") { Within::LineComment } else { Within::Code };
        Self {
            rest: source,
            levels: Levels::default(),
            before: Before::Operator,
            within,
            is_at_line_start: true,
            is_behind_statement: false,
        }
    }

    /// Returns what is not read yet; nothing, too, where a parser would stop.
    pub(super) fn rest(&self) -> &'s str {
        self.rest
    }

    /// Returns whether `other` reads what follows just like this one.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.rest.len() == other.rest.len()
            && self.before == other.before
            && self.within == other.within
            && self.is_at_line_start == other.is_at_line_start
            && self.is_behind_statement == other.is_behind_statement
            && self.levels.are_like(&other.levels)
    }

    /// Reads what comes next, and returns the reading that takes it for something else.
    pub(super) fn step(&mut self) -> Option<Self> {
        let next = self.rest.chars().next()?;
        match self.within {
            Within::Code => return self.code(next),
            Within::LineComment if is_line_end(next) => self.within = Within::Code,
            Within::LineComment => self.skip(next),
            Within::Comment => self.comment(next),
            Within::Text(quote) => self.text(next, quote),
            Within::Template => self.template(next),
            Within::RegularExpression | Within::Class => self.regular_expression(next),
        }
        None
    }

    fn code(&mut self, next: char) -> Option<Self> {
        if is_space(next) {
            self.is_at_line_start |= is_line_end(next);
            self.rest = &self.rest[next.len_utf8()..];
            return None;
        }
        if let Some(comment) = self.comment_ahead() {
            self.begin(comment, 2);
            return None;
        }
        if std::mem::take(&mut self.is_behind_statement) && self.word() != "else" {
            self.levels.end_statement();
        }
        match next {
            '/' => return self.slash(),
            '\'' | '"' => self.begin(Within::Text(next), 1),
            '`' => {
                self.levels.open(Bracket::Template);
                self.begin(Within::Template, 1);
            }
            '(' | '[' | '{' => self.open(self.opened_by(next), 1),
            ')' | ']' | '}' => self.close(next),
            _ if is_of_word(next) => self.name(),
            _ => self.sign(next),
        }
        None
    }

    fn comment_ahead(&self) -> Option<Within> {
        let is_closing = self.is_at_line_start && self.rest.starts_with("-->");
        if is_closing || self.rest.starts_with("//") || self.rest.starts_with("<!--") {
            return Some(Within::LineComment);
        }
        self.rest.starts_with("/*").then_some(Within::Comment)
    }

    /// Reads a division or a regular expression, and returns the other one where it may be either.
    fn slash(&mut self) -> Option<Self> {
        match self.before {
            Before::Value => self.sign('/'),
            Before::Operator => self.begin(Within::RegularExpression, 1),
            Before::Dot | Before::Head | Before::PerhapsHead | Before::Unsure => {
                let mut other = self.clone();
                other.begin(Within::RegularExpression, 1);
                self.sign('/');
                return Some(other);
            }
        }
        None
    }

    /// Enters what `length` bytes begin.
    fn begin(&mut self, within: Within, length: usize) {
        self.rest = &self.rest[length..];
        self.within = within;
    }

    /// Passes over `length` bytes, of which the last ones are what is `before` the rest.
    fn take(&mut self, length: usize, before: Before) {
        self.begin(Within::Code, length);
        self.before = before;
        self.is_at_line_start = false;
    }

    /// Passes over `next`, and what no text, comment or expression takes for a sign.
    fn skip(&mut self, next: char) {
        let rest = &self.rest[next.len_utf8()..];
        let end = rest.find(|sign| is_line_end(sign) || "/*\\'\"`$[]".contains(sign));
        self.rest = end.map_or("", |end| &rest[end..]);
    }

    /// Passes over the backslash that comes next and what it escapes.
    fn skip_escaped(&mut self) {
        let behind = &self.rest[1..];
        let escaped = behind.chars().next().map_or(0, char::len_utf8);
        let is_pair = behind.starts_with("\r\n");
        self.rest = &behind[escaped + usize::from(is_pair)..];
    }

    /// Ends where a parser stops: at what cannot be read.
    fn stop(&mut self) {
        self.rest = "";
    }

    fn comment(&mut self, next: char) {
        if self.rest.starts_with("*/") {
            return self.begin(Within::Code, 2);
        }
        self.is_at_line_start |= is_line_end(next);
        self.skip(next);
    }

    fn text(&mut self, next: char, quote: char) {
        match next {
            '\\' => self.skip_escaped(),
            '\n' | '\r' => self.stop(),
            _ if next == quote => self.take(1, Before::Value),
            _ => self.skip(next),
        }
    }

    /// Reads the text of a template up to its end, or to the next substitution.
    fn template(&mut self, next: char) {
        match next {
            '\\' => self.skip_escaped(),
            '`' => {
                self.levels.close();
                self.take(1, Before::Value);
            }
            '$' if self.rest.starts_with("${") => self.open(Bracket::Substitution, 2),
            _ => self.skip(next),
        }
    }

    fn regular_expression(&mut self, next: char) {
        match (next, self.within) {
            ('\\', _) if self.rest[1..].starts_with(is_line_end) => self.stop(),
            ('\\', _) => self.skip_escaped(),
            ('/', Within::RegularExpression) => self.take(1, Before::Value),
            ('[', _) => self.begin(Within::Class, 1),
            (']', _) => self.begin(Within::RegularExpression, 1),
            _ if is_line_end(next) => self.stop(),
            _ => self.skip(next),
        }
    }

    fn opened_by(&self, sign: char) -> Bracket {
        match (sign, self.before) {
            ('(', Before::Head) => Bracket::Head,
            ('(', Before::PerhapsHead) => Bracket::PerhapsHead,
            ('(', _) => Bracket::Parenthesis,
            ('[', _) => Bracket::Square,
            _ => Bracket::Brace,
        }
    }

    fn open(&mut self, bracket: Bracket, length: usize) {
        self.levels.open(bracket);
        self.take(length, Before::Operator);
    }

    /// Closes what is open, if `sign` is what closes it.
    fn close(&mut self, sign: char) {
        let before = match (sign, self.levels.innermost()) {
            (')', Some(Bracket::Head)) | ('}', Some(Bracket::Substitution)) => Before::Operator,
            (')', Some(Bracket::Parenthesis)) | (']', Some(Bracket::Square)) => Before::Value,
            (')', Some(Bracket::PerhapsHead)) | ('}', Some(Bracket::Brace)) => Before::Unsure,
            _ => return self.stop(),
        };
        self.levels.close();
        self.take(1, before);
        if self.levels.innermost() == Some(Bracket::Template) {
            self.within = Within::Template;
        }
    }

    /// Returns the name, the keyword or the number that comes next.
    fn word(&self) -> &'s str {
        let is_number = self.rest.starts_with(|first: char| first.is_ascii_digit());
        let is_inside = |next: char| is_of_word(next) || is_number && next == '.';
        let length = self.rest.find(|next| !is_inside(next)).unwrap_or(self.rest.len());
        &self.rest[..length]
    }

    fn name(&mut self) {
        let word = self.word();
        if self.before == Before::Dot {
            return self.take(word.len(), Before::Value);
        }
        self.levels.spend(cost::of_word(word));
        if word == "do" {
            self.levels.begin_do();
        }
        self.take(word.len(), Before::of_word(word));
    }

    fn sign(&mut self, sign: char) {
        let is_doubled = self.rest[sign.len_utf8()..].starts_with(sign);
        let length = match sign {
            '+' | '-' | '<' if is_doubled => 2,
            '.' if self.rest.starts_with("...") => 3,
            _ => sign.len_utf8(),
        };
        let before = match (sign, self.before) {
            ('+' | '-', Before::Value) if is_doubled && !self.is_at_line_start => Before::Value,
            ('+' | '-', Before::Value | Before::Operator) if is_doubled => Before::Operator,
            ('+' | '-', _) if is_doubled => Before::Unsure,
            ('.', _) if length == 1 => Before::Dot,
            ('#', _) => Before::Dot,
            // Of a type, or of TypeScript: a parser may take these for the end of a value.
            ('>', _) | ('!', Before::Value | Before::Unsure) => Before::Unsure,
            _ => Before::Operator,
        };
        self.levels.spend(cost::of_sign(sign) * if length == 2 { 2 } else { 1 });
        match (sign, self.levels.innermost()) {
            (';', _) => self.is_behind_statement = true,
            (',', Some(Bracket::Parenthesis | Bracket::Square)) => self.levels.end_statement(),
            _ => {}
        }
        self.take(length, before);
    }
}

impl Before {
    fn of_word(word: &str) -> Self {
        match word {
            "if" | "while" | "for" | "with" => Self::Head,
            "await" | "each" => Self::PerhapsHead,
            "case" | "default" | "delete" | "do" | "else" | "extends" | "in" | "instanceof"
            | "new" | "return" | "throw" | "typeof" | "void" => Self::Operator,
            "as" | "async" | "break" | "continue" | "debugger" | "let" | "of" | "satisfies"
            | "static" | "yield" => Self::Unsure,
            _ => Self::Value,
        }
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '_' | '$' | '\\')
        || !character.is_ascii() && !is_space(character)
}
