//! The grammar of query filters, as strict as the servers are.
//!
//! The source is what OpenIDM's own parser answered: only a blank separates words, `!` is a word of its
//! own, fields are JSON pointers with percent escapes, numbers are Java's.

mod words;

use crate::span::Span;

use words::{Word, Words};

/// What is wrong with a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The bytes of the filter that are wrong; empty at its end.
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) hint: &'static str,
    pub(super) gravity: Gravity,
}

/// What comes of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gravity {
    /// No query succeeds.
    Refused,
    /// Some servers answer, for some properties.
    Doubtful,
}

/// How deep parentheses may be nested.
const DEPTH: usize = 63;
const OPERATORS: [&str; 7] = ["eq", "co", "sw", "lt", "le", "gt", "ge"];
/// The operators that take no value, and that only newer servers have.
const PRESENT: &str = "pr";
const IN: &str = "in";

/// Returns what is wrong with `filter`, if something is.
pub(super) fn check(filter: &str) -> Result<(), Fault> {
    Reader { words: Words::new(filter), depth: 0 }.read()
}

struct Reader<'f> {
    words: Words<'f>,
    /// How many parentheses are open.
    depth: usize,
}

/// What a filter goes on with.
enum Next {
    /// A comparison, a parenthesis or, unless the last word was one, `!`.
    Operand { after_not: bool },
    /// `and`, `or`, a closing parenthesis or the end.
    Connective,
}

impl<'f> Reader<'f> {
    fn read(mut self) -> Result<(), Fault> {
        let mut next = Next::Operand { after_not: false };
        loop {
            let word = self.words.next();
            next = match next {
                Next::Operand { after_not } => self.operand(word, after_not)?,
                Next::Connective if word.is_end() && self.depth == 0 => return Ok(()),
                Next::Connective => self.connective(word)?,
            };
        }
    }

    fn operand(&mut self, word: Word<'f>, after_not: bool) -> Result<Next, Fault> {
        match word.text {
            "(" if self.depth == DEPTH => {
                Err(word.fault("at most 63 open parentheses", "nest them less deep"))
            }
            "(" => {
                self.depth += 1;
                Ok(Next::Operand { after_not: false })
            }
            "!" if !after_not => Ok(Next::Operand { after_not: true }),
            "!" => Err(word.fault("a comparison after `!`", "write `! (! (…))`")),
            text if is(text, "true") || is(text, "false") => Ok(Next::Connective),
            _ if !word.is_plain() || word.text == ")" => {
                Err(word.fault("a property to compare", "write `PROPERTY eq \"VALUE\"` or `true`"))
            }
            _ => self.comparison(word),
        }
    }

    fn connective(&mut self, word: Word<'f>) -> Result<Next, Fault> {
        match word.text {
            ")" if self.depth > 0 => {
                self.depth -= 1;
                Ok(Next::Connective)
            }
            text if is(text, "and") || is(text, "or") => Ok(Next::Operand { after_not: false }),
            _ if self.depth > 0 => {
                Err(word.fault("`and`, `or` or `)`", "close the parenthesis, or join comparisons"))
            }
            _ => Err(word.fault("`and`, `or` or the end", "join comparisons by `and` or `or`")),
        }
    }

    /// Reads what follows the property `field`.
    fn comparison(&mut self, field: Word<'f>) -> Result<Next, Fault> {
        if !field.is_pointer() {
            return Err(field.fault("a JSON pointer", "escape other characters, as in `%20`"));
        }
        let operator = self.words.next();
        if is(field.text, "not") && !OPERATORS.iter().any(|known| is(operator.text, known)) {
            return Err(field.fault("`!`", "write `! (…)`: `not` is no word of query filters"));
        }
        if operator.is_plain() && is(operator.text, PRESENT) {
            return Ok(Next::Connective);
        }
        let is_in = is(operator.text, IN);
        if !operator.is_plain()
            || !(is_in || OPERATORS.iter().any(|known| is(operator.text, known)))
        {
            let hint = match operator.text {
                text if is(text, "ne") => "write `! (PROPERTY eq VALUE)`",
                _ => "use `eq`, `co`, `sw`, `lt`, `le`, `gt`, `ge` or `pr`",
            };
            return Err(operator.fault("an operator", hint));
        }
        let value = self.words.next();
        if !value.is_value() {
            let hint = "quote a text; other values are `true`, `false` and plain numbers";
            return Err(value.fault("a value to compare with", hint));
        }
        if is_in {
            let hint = "join comparisons by `or`: only newer servers have it, for single texts";
            let fault = operator.fault("an operator that every server has", hint);
            return Err(Fault { gravity: Gravity::Doubtful, ..fault });
        }
        Ok(Next::Connective)
    }
}

fn is(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests;
