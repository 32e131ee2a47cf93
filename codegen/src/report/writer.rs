//! JSON, written piece by piece.

use std::fmt::{Display, Write};

use crate::report::harmless::{escape, is_harmless};

/// A JSON text that is being written; commas are put where they belong.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// Whether a value stands before what comes next in the same container.
    follows: bool,
}

impl Writer {
    /// Returns the text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Writes an object; `fill` writes its members.
    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.container('{', '}', fill);
    }

    /// Writes an array; `fill` writes its elements.
    pub(super) fn array(&mut self, fill: impl FnOnce(&mut Self)) {
        self.container('[', ']', fill);
    }

    /// Writes the name of a member, whose value comes next.
    pub(super) fn key(&mut self, name: &str) -> &mut Self {
        self.separate();
        quote(&mut self.text, name);
        self.text.push(':');
        self.follows = false;
        self
    }

    /// Writes a string; what a terminal might obey is escaped.
    pub(super) fn string(&mut self, value: &str) {
        self.separate();
        quote(&mut self.text, value);
    }

    /// Writes a string, or null.
    pub(super) fn optional(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.string(value),
            None => self.null(),
        }
    }

    /// Writes a number.
    pub(super) fn number(&mut self, value: impl Display) {
        self.separate();
        let _ = write!(self.text, "{value}"); // writing to a `String` cannot fail
    }

    /// Writes true or false.
    #[cfg(feature = "review")]
    pub(super) fn boolean(&mut self, value: bool) {
        self.number(value);
    }

    /// Writes null.
    pub(super) fn null(&mut self) {
        self.separate();
        self.text.push_str("null");
    }

    /// Begins a line.
    pub(super) fn line(&mut self) {
        self.separate();
        self.text.push('\n');
        self.follows = false;
    }

    /// Ends the last line, before what comes next on one of its own.
    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
    }

    fn container(&mut self, open: char, close: char, fill: impl FnOnce(&mut Self)) {
        self.separate();
        self.text.push(open);
        self.follows = false;
        fill(self);
        self.text.push(close);
        self.follows = true;
    }

    /// Writes the comma before a value or a name, where one belongs.
    fn separate(&mut self) {
        if self.follows {
            self.text.push(',');
        }
        self.follows = true;
    }
}

fn quote(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            _ if is_harmless(character) => text.push(character),
            _ => escape(text, character),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_values_and_nowhere_else() {
        let mut writer = Writer::default();
        writer.object(|object| {
            object.key("a").array(|array| {
                array.number(1);
                array.line();
                array.object(|_| {});
                array.null();
            });
            object.key("b").string("x\u{1b}\"");
            object.key("c").optional(None);
        });
        assert_eq!(writer.finish(), "{\"a\":[1,\n{},null],\"b\":\"x\\u001b\\\"\",\"c\":null}");
    }
}
