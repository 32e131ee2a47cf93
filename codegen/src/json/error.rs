//! What can be wrong with a JSON text, in words.

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::json::parser::DEPTH_LIMIT;
use crate::json::value::Kind;
use crate::span::{Location, SourceId, Span};

/// One place where a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// The bytes that are wrong; empty where something is missing.
    pub span: Span,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text has 4 GiB or more; nothing of it was read.
    TooLarge,
    /// There is nothing but blanks.
    Empty,
    /// A container is nested too deep; what it holds was skipped.
    TooDeep,
    /// A member has a name and no value.
    MissingValue,
    /// A member has a value and no name.
    MissingKey,
    /// There is no colon between name and value.
    MissingColon,
    /// There is no comma between two members or elements.
    MissingComma,
    /// Another character stands for a comma or a colon.
    WrongSeparator {
        /// The comma or colon.
        expected: char,
        /// What stands there.
        found: char,
    },
    /// A comma with nothing before it.
    ExtraComma,
    /// A comma before the end of the array or object.
    TrailingComma {
        /// What ends.
        container: Container,
    },
    /// A character that begins nothing.
    UnexpectedCharacter(char),
    /// A comment.
    Comment,
    /// A string in single quotes.
    SingleQuotes,
    /// A name without quotes.
    UnquotedKey,
    /// A word that is not `true`, `false` or `null`.
    UnknownWord {
        /// What it seems to mean, if that can be said.
        meant: Option<&'static str>,
    },
    /// A control character in a string.
    ControlCharacter(char),
    /// A backslash before something that it cannot escape.
    BadEscape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A string without its closing quote; it was taken to end with its line.
    UnterminatedString,
    /// A malformed number.
    BadNumber(NumberFault),
    /// The closing bracket of another kind of container.
    MismatchedClose {
        /// The opening bracket.
        opened: Span,
        /// The container that ends here.
        container: Container,
    },
    /// A closing bracket with nothing to close.
    StrayClose(Container),
    /// The text ends before its containers do.
    Unclosed {
        /// The innermost of them.
        container: Container,
        /// Its opening bracket.
        opened: Span,
        /// How many there are.
        count: u32,
    },
    /// There is more after the value.
    ExtraContent,
    /// There are so many errors that the rest was only counted.
    More(u64),
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// A zero before other digits.
    LeadingZero,
    /// A plus sign before the number.
    LeadingPlus,
    /// No digit before the decimal point.
    NoWholePart,
    /// No digit after the decimal point.
    NoFraction,
    /// No digit in the exponent.
    NoExponent,
    /// No digit at all.
    NoDigits,
    /// Characters that belong to no number.
    Suffix,
}

/// An array or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// In square brackets.
    Array,
    /// In curly brackets.
    Object,
}

impl Container {
    /// Returns the word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// Returns the bracket that ends it.
    #[must_use]
    pub const fn closing(self) -> char {
        match self {
            Self::Array => ']',
            Self::Object => '}',
        }
    }

    /// Returns the container of this kind of value, or `None` for a scalar.
    pub(super) const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Array => Some(Self::Array),
            Kind::Object => Some(Self::Object),
            _ => None,
        }
    }

    /// Returns the kind of value that it is.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Array => Kind::Array,
            Self::Object => Kind::Object,
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Array => Self::Object,
            Self::Object => Self::Array,
        }
    }
}

impl SyntaxError {
    /// Returns the stable name of the kind of error, such as `json-trailing-comma`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns what is wrong: a lowercase phrase without a final period.
    #[must_use]
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// Returns the way out, if there is one to name.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        self.kind.hint().map(str::to_owned).or_else(|| match self.kind {
            SyntaxErrorKind::UnknownWord { meant: Some(meant) } => Some(format!("write `{meant}`")),
            SyntaxErrorKind::WrongSeparator { expected, .. } => Some(format!("write `{expected}`")),
            SyntaxErrorKind::ControlCharacter(character) => {
                Some(format!("write `\\u{:04x}`", u32::from(character)))
            }
            _ => None,
        })
    }

    /// Returns another place that the error speaks of, and what stands there.
    #[must_use]
    pub const fn related(&self) -> Option<(Span, &'static str)> {
        match self.kind {
            SyntaxErrorKind::MismatchedClose { opened, .. }
            | SyntaxErrorKind::Unclosed { opened, .. } => Some((opened, "opened here")),
            _ => None,
        }
    }

    /// Returns the error as a finding about `source`.
    #[must_use]
    pub fn to_diagnostic(&self, source: SourceId) -> Diagnostic {
        let location = Location { source, span: self.span };
        let mut diagnostic = Diagnostic::error(self.code(), location, self.message());
        diagnostic.hint = self.hint();
        match self.related() {
            Some((span, label)) => diagnostic.related(Location { source, span }, label),
            None => diagnostic,
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(formatter)
    }
}

impl std::error::Error for SyntaxError {}

impl SyntaxErrorKind {
    const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "json-too-large",
            Self::Empty => "json-empty",
            Self::TooDeep => "json-too-deep",
            Self::MissingValue => "json-missing-value",
            Self::MissingKey => "json-missing-key",
            Self::MissingColon => "json-missing-colon",
            Self::MissingComma => "json-missing-comma",
            Self::WrongSeparator { .. } => "json-wrong-separator",
            Self::ExtraComma => "json-extra-comma",
            Self::TrailingComma { .. } => "json-trailing-comma",
            Self::UnexpectedCharacter(_) => "json-unexpected-character",
            Self::Comment => "json-comment",
            Self::SingleQuotes => "json-single-quotes",
            Self::UnquotedKey => "json-unquoted-key",
            Self::UnknownWord { .. } => "json-unknown-word",
            Self::ControlCharacter(_) => "json-control-character",
            Self::BadEscape => "json-bad-escape",
            Self::LoneSurrogate => "json-lone-surrogate",
            Self::UnterminatedString => "json-unterminated-string",
            Self::BadNumber(_) => "json-bad-number",
            Self::MismatchedClose { .. } => "json-mismatched-bracket",
            Self::StrayClose(_) => "json-stray-bracket",
            Self::Unclosed { .. } => "json-unclosed",
            Self::ExtraContent => "json-extra-content",
            Self::More(_) => "json-more-errors",
        }
    }

    const fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::TooLarge => "split the file",
            Self::Empty => "save the body of `GET /openidm/config/managed` in it",
            Self::TooDeep => "no schema nests so deep: check that this is the right file",
            Self::MissingValue => "write a value after the name, such as `null`",
            Self::MissingKey => "write a name and a colon before the value",
            Self::MissingColon => "add `:`",
            Self::MissingComma => "add `,`",
            Self::UnterminatedString => "add `\"`, or fetch the file again if it was cut off",
            Self::MismatchedClose { .. } => "close the brackets in the order they were opened",
            Self::Unclosed { .. } => "the file seems to be cut off: fetch it again",
            Self::Comment => "remove the comment: JSON has none",
            Self::SingleQuotes | Self::UnquotedKey | Self::UnknownWord { meant: None } => {
                "put it in double quotes"
            }
            Self::ExtraComma | Self::TrailingComma { .. } => "remove the comma",
            Self::BadEscape => "write `\\\\` for a backslash",
            Self::LoneSurrogate => "write both halves of the pair, or the character itself",
            Self::UnexpectedCharacter(found) if found.is_whitespace() => {
                "replace it by an ordinary space"
            }
            Self::StrayClose(_) | Self::UnexpectedCharacter(_) => "remove it",
            Self::ExtraContent => "keep one value in a file",
            Self::BadNumber(fault) => fault.hint(),
            _ => return None,
        })
    }
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TooLarge => formatter.write_str("expected less than 4 GiB of text"),
            Self::Empty => formatter.write_str("expected a JSON value, found nothing"),
            Self::TooDeep => write!(formatter, "expected at most {DEPTH_LIMIT} levels of nesting"),
            Self::MissingValue => formatter.write_str("expected a value for the member"),
            Self::MissingKey => formatter.write_str("expected a name in double quotes"),
            Self::MissingColon => formatter.write_str("expected `:` between name and value"),
            Self::MissingComma => formatter.write_str("expected `,`"),
            Self::WrongSeparator { expected, found } => {
                write!(formatter, "expected `{expected}`, found `{found}`")
            }
            Self::ExtraComma => formatter.write_str("expected something before the comma"),
            Self::TrailingComma { container } => {
                let (item, name) = (container.item(), container.name());
                write!(formatter, "expected {item} after the comma, found the end of the {name}")
            }
            Self::UnexpectedCharacter(found) => {
                write!(formatter, "unexpected character `{}`", found.escape_debug())
            }
            Self::Comment => formatter.write_str("unexpected comment"),
            Self::SingleQuotes => {
                formatter.write_str("expected double quotes, found single quotes")
            }
            Self::UnquotedKey => {
                formatter.write_str("expected a name in double quotes, found a bare word")
            }
            Self::UnknownWord { .. } => formatter.write_str("expected a value, found a bare word"),
            Self::ControlCharacter(found) => {
                let number = u32::from(found);
                write!(formatter, "unescaped control character U+{number:04X} in a string")
            }
            Self::BadEscape => formatter.write_str("malformed escape in a string"),
            Self::LoneSurrogate => formatter.write_str("half of a surrogate pair in a string"),
            Self::UnterminatedString => {
                formatter.write_str("expected `\"` to end the string, found the end of the line")
            }
            Self::BadNumber(fault) => fault.fmt(formatter),
            Self::MismatchedClose { container, .. } => {
                let (expected, found) = (container.closing(), container.other().closing());
                write!(formatter, "expected `{expected}`, found `{found}`")
            }
            Self::StrayClose(container) => {
                write!(formatter, "`{}` closes nothing", container.closing())
            }
            Self::Unclosed { container, count, .. } => {
                write!(formatter, "expected `{}`, found the end of the text", container.closing())?;
                if count > 1 { write!(formatter, " inside of {count} brackets") } else { Ok(()) }
            }
            Self::ExtraContent => {
                formatter.write_str("expected the end of the text after the value, found more")
            }
            Self::More(count) => write!(formatter, "and {count} more syntax errors"),
        }
    }
}

impl Container {
    const fn item(self) -> &'static str {
        match self {
            Self::Array => "a value",
            Self::Object => "a name",
        }
    }
}

impl NumberFault {
    const fn hint(self) -> &'static str {
        match self {
            Self::LeadingZero => "remove the leading zero",
            Self::LeadingPlus => "remove the plus sign",
            Self::NoWholePart => "write `0` before the decimal point",
            Self::NoFraction => "write `0` after the decimal point, or remove the point",
            Self::NoExponent => "write digits after the `e`, or remove it",
            Self::NoDigits => "write digits after the sign, or remove it",
            Self::Suffix => "remove what follows it, or put all of it in double quotes",
        }
    }
}

impl fmt::Display for NumberFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LeadingZero => "unexpected zero before a number",
            Self::LeadingPlus => "unexpected `+` before a number",
            Self::NoWholePart => "expected a digit before the decimal point",
            Self::NoFraction => "expected a digit after the decimal point",
            Self::NoExponent => "expected a digit in the exponent",
            Self::NoDigits => "expected a digit after the sign",
            Self::Suffix => "expected the end of the number",
        })
    }
}
