//! What a value says, compared and written.

use std::borrow::Cow;

use crate::json;
use crate::meaning::node::Node;

/// What a value says.
pub(crate) enum Said<'m> {
    /// Null.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number, in the one way to write it.
    Number(Cow<'m, str>),
    /// A text.
    Text(Cow<'m, str>),
    /// A list.
    List(Vec<Node<'m>>),
    /// A list in which nothing says more by standing there twice: its elements, each with its canonical text.
    Distinct(Vec<(String, Node<'m>)>),
    /// A list without an order: what its elements are, in the order of that.
    Set(Vec<String>),
    /// An object, by the names of its members.
    Members(Vec<(Cow<'m, str>, Node<'m>)>),
}

/// What takes a text in parts.
pub(crate) trait Sink {
    /// Takes the next part.
    fn take(&mut self, text: &str);
}

impl Sink for String {
    fn take(&mut self, text: &str) {
        self.push_str(text);
    }
}

impl Said<'_> {
    /// Returns whether both are the same; recursion ends where the parser's limit of depth does.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(one), Self::Boolean(other)) => one == other,
            (Self::Number(one), Self::Number(other)) | (Self::Text(one), Self::Text(other)) => {
                one == other
            }
            (Self::Set(ones), Self::Set(others)) => ones == others,
            (Self::Distinct(ones), Self::Distinct(others)) => {
                let mut pairs = ones.iter().zip(others);
                ones.len() == others.len() && pairs.all(|(one, other)| one.0 == other.0)
            }
            (Self::List(ones), Self::List(others)) => {
                let mut pairs = ones.iter().zip(others);
                ones.len() == others.len() && pairs.all(|(one, other)| one.is_same(other))
            }
            (Self::Members(ones), Self::Members(others)) => {
                let mut pairs = ones.iter().zip(others);
                ones.len() == others.len()
                    && pairs.all(|(one, other)| one.0 == other.0 && one.1.is_same(&other.1))
            }
            _ => false,
        }
    }

    /// Returns the text of all that say the same, and of nothing else.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// Writes the canonical text; recursion ends where the parser's limit of depth does.
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        match self {
            Self::Null => sink.take("null"),
            Self::Boolean(true) => sink.take("true"),
            Self::Boolean(false) => sink.take("false"),
            Self::Number(number) => sink.take(number),
            Self::Text(text) => sink.take(&json::quote(text)),
            Self::List(elements) => {
                sink.take("[");
                for element in elements {
                    element.said().write(sink);
                    sink.take(",");
                }
                sink.take("]");
            }
            Self::Distinct(elements) => {
                sink.take("[");
                for (element, _) in elements {
                    sink.take(element);
                    sink.take(",");
                }
                sink.take("]");
            }
            Self::Set(elements) => {
                sink.take("(");
                for element in elements {
                    sink.take(element);
                    sink.take(",");
                }
                sink.take(")");
            }
            Self::Members(members) => {
                sink.take("{");
                for (name, member) in members {
                    sink.take(&json::quote(name));
                    sink.take(":");
                    member.said().write(sink);
                    sink.take(",");
                }
                sink.take("}");
            }
        }
    }
}
