//! JSON objects whose members stand in the order that they are given.

use std::fmt::{Display, Write};

/// An object in the making.
pub(crate) struct Object {
    text: String,
}

impl Object {
    pub(crate) const fn new() -> Self {
        Self { text: String::new() }
    }

    /// Adds a member of a plain name, whose value is JSON.
    pub(crate) fn with(mut self, name: &str, value: impl Display) -> Self {
        let start = if self.text.is_empty() { '{' } else { ',' };
        write!(self.text, "{start}\"{name}\":{value}").expect("writing to a string does not fail");
        self
    }

    /// Adds a member where there is a value.
    pub(crate) fn with_some(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Returns the text of the object.
    pub(crate) fn text(mut self) -> String {
        if self.text.is_empty() {
            self.text.push('{');
        }
        self.text.push('}');
        self.text
    }
}
