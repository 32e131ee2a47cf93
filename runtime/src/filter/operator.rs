//! What a condition compares with, and how.

use crate::{Json, record::SlotRef};

/// How a condition compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `eq`
    Equal,
    /// `co`
    Contains,
    /// `sw`
    StartsWith,
    /// `lt`
    Less,
    /// `le`
    LessOrEqual,
    /// `gt`
    Greater,
    /// `ge`
    GreaterOrEqual,
    /// Any other word, which parses everywhere and means something on some servers.
    Extended(String),
}

/// The value that a condition compares with.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A string.
    Text(String),
    /// A signed 64-bit integer.
    Integer(i64),
    /// A number with a point.
    Double(f64),
    /// `true` or `false`.
    Boolean(bool),
}

impl Operator {
    /// Returns the word that stands for the operator.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Equal => "eq",
            Self::Contains => "co",
            Self::StartsWith => "sw",
            Self::Less => "lt",
            Self::LessOrEqual => "le",
            Self::Greater => "gt",
            Self::GreaterOrEqual => "ge",
            Self::Extended(word) => word,
        }
    }

    /// Returns the operator that a word stands for, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        const KNOWN: [Operator; 7] = [
            Operator::Equal,
            Operator::Contains,
            Operator::StartsWith,
            Operator::Less,
            Operator::LessOrEqual,
            Operator::Greater,
            Operator::GreaterOrEqual,
        ];
        KNOWN
            .into_iter()
            .find(|operator| operator.word().eq_ignore_ascii_case(word))
            .unwrap_or_else(|| Self::Extended(word.to_owned()))
    }
}

impl Scalar {
    /// Returns the operand that a value of a record is, if it is one.
    pub(super) fn of(value: &SlotRef<'_>) -> Option<Self> {
        match *value {
            SlotRef::Text(text) => Some(Self::Text(text.to_owned())),
            SlotRef::Integer(number) => Some(Self::Integer(number)),
            SlotRef::Number(number) => Some(Self::Double(number)),
            SlotRef::Boolean(value) => Some(Self::Boolean(value)),
            _ => Self::of_json(value.written().ok()?),
        }
    }

    fn of_json(json: Json) -> Option<Self> {
        match json {
            Json::String(text) => Some(Self::Text(text)),
            Json::Bool(value) => Some(Self::Boolean(value)),
            Json::Number(number) => match number.as_i64() {
                Some(number) => Some(Self::Integer(number)),
                None => number.as_f64().map(Self::Double),
            },
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    }

    /// Returns the text that a server reads as this value.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Integer(number) => number.to_string(),
            Self::Double(number) => double(*number),
            Self::Boolean(value) => value.to_string(),
        }
    }
}

/// Writes a number so that a server reads a double: with a point.
fn double(number: f64) -> String {
    let text = format!("{number:?}");
    match text.split_once('e') {
        Some((digits, exponent)) if digits.contains('.') => format!("{digits}E{exponent}"),
        Some((digits, exponent)) => format!("{digits}.0E{exponent}"),
        None => text,
    }
}

/// Writes a text in quotes; `"` and `\` are escaped, and nothing else can be.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}
