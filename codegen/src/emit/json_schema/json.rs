//! A tree of JSON and its text.

use std::fmt::Write;

use crate::json::{Kind, Value};

/// A JSON value; members keep their order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Members),
}

/// The members of an object, in the order they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Members {
    members: Vec<(String, Json)>,
}

impl Members {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Returns the members and one more.
    pub(super) fn with(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.members.push((name.into(), value.into()));
        self
    }

    /// Returns the members and, if there is a value, one more.
    pub(super) fn with_some(self, name: impl Into<String>, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Returns the members of both.
    pub(super) fn and(mut self, mut other: Self) -> Self {
        self.members.append(&mut other.members);
        self
    }
}

impl FromIterator<(String, Json)> for Members {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self { members: members.into_iter().collect() }
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Members> for Json {
    fn from(members: Members) -> Self {
        Self::Object(members)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(elements: Vec<T>) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl From<Value<'_>> for Json {
    /// Copies a value of the schema; the parser has limited its depth.
    fn from(value: Value<'_>) -> Self {
        match value.kind() {
            Kind::Null => Self::Null,
            Kind::Boolean => Self::Boolean(value.as_bool() == Some(true)),
            Kind::Number => Self::Number(value.raw().to_owned()),
            Kind::String => Self::String(value.as_str().unwrap_or_default().into_owned()),
            Kind::Array => Self::Array(value.elements().map(Self::from).collect()),
            Kind::Object => {
                let members = value.members();
                let copied = members
                    .map(|member| (member.key.name().into_owned(), Self::from(member.value)));
                Self::Object(copied.collect())
            }
        }
    }
}

impl Json {
    /// Returns the text, indented by two blanks, with a newline at its end.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => text.push_str(number),
            Self::String(string) => write_string(string, text),
            Self::Array(elements) if elements.iter().all(Self::is_scalar) => {
                write_list(text, ["[", "]"], elements, |text, element| element.write(text, depth));
            }
            Self::Array(elements) => {
                write_lines(text, ["[", "]"], depth, elements, |text, element| {
                    element.write(text, depth + 1);
                });
            }
            Self::Object(object) if object.members.is_empty() => text.push_str("{}"),
            Self::Object(object) => {
                write_lines(text, ["{", "}"], depth, &object.members, |text, (name, value)| {
                    write_string(name, text);
                    text.push_str(": ");
                    value.write(text, depth + 1);
                });
            }
        }
    }

    const fn is_scalar(&self) -> bool {
        !matches!(self, Self::Array(_) | Self::Object(_))
    }
}

fn write_list<T>(
    text: &mut String,
    [open, close]: [&str; 2],
    elements: &[T],
    mut write: impl FnMut(&mut String, &T),
) {
    text.push_str(open);
    for (position, element) in elements.iter().enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        write(text, element);
    }
    text.push_str(close);
}

fn write_lines<T>(
    text: &mut String,
    [open, close]: [&str; 2],
    depth: usize,
    elements: &[T],
    mut write: impl FnMut(&mut String, &T),
) {
    text.push_str(open);
    for (position, element) in elements.iter().enumerate() {
        text.push_str(if position > 0 { ",\n" } else { "\n" });
        indent(text, depth + 1);
        write(text, element);
    }
    text.push('\n');
    indent(text, depth);
    text.push_str(close);
}

fn indent(text: &mut String, depth: usize) {
    (0..depth).for_each(|_| text.push_str("  "));
}

/// Writes a string; what a terminal or an editor would act on is escaped.
fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            _ if is_hidden(letter) => {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    write!(text, "\\u{unit:04x}").expect("a string takes any text");
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

fn is_hidden(letter: char) -> bool {
    let turns = matches!(
        letter,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    );
    letter.is_control() || turns
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Json, Members};

    #[test]
    fn the_text_is_indented_and_scalars_share_a_line() {
        let schema = Members::new()
            .with("type", vec!["string", "null"])
            .with("properties", Members::new().with("a", Members::new()));
        let text =
            "{\n  \"type\": [\"string\", \"null\"],\n  \"properties\": {\n    \"a\": {}\n  }\n}\n";
        assert_eq!(Json::from(schema).to_text(), text);
    }

    proptest! {
        #[test]
        fn any_string_is_read_back(string in any::<String>()) {
            let text = Json::from(string.as_str()).to_text();
            let read: String = serde_json::from_str(&text).expect("a string was written");
            prop_assert_eq!(read, string);
        }
    }
}
