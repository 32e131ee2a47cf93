//! What a property holds.

use crate::json::{self, Member, Value};
use crate::model::declarations::Declarations;
use crate::model::keyword::Keyword;
use crate::model::{Property, Relationship, Text, read};
use crate::span::Spanned;

/// What a property, or an element of an array, holds.
#[derive(Clone, Debug)]
pub enum Kind<'a> {
    /// Text; also dates, see [`Property::format`].
    String,
    /// A number, whole or not.
    Number,
    /// A whole number: documented, though the server's own validation knows only `number`.
    Integer,
    /// True or false.
    Boolean,
    /// An object; without sub-properties it is free-form.
    Object(Box<SubObject<'a>>),
    /// A list.
    Array(Box<Items<'a>>),
    /// A reference to another object; inside [`Kind::Array`] a collection of references.
    Relationship(Box<Relationship<'a>>),
    /// A type word that no server knows, a mixed list, a placeholder or no type at all; the value
    /// may be anything.
    Any,
}

/// The sub-properties of an object.
#[derive(Clone, Debug, Default)]
pub struct SubObject<'a> {
    /// In the order they were written; empty when the object is free-form.
    pub properties: Vec<Property<'a>>,
    /// `order`, the names in display order.
    pub order: Vec<Spanned<Text<'a>>>,
    /// `required`, the names that must be there.
    pub required: Vec<Spanned<Text<'a>>>,
}

/// The elements of an array.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    /// The whole `items` member; absent where the schema forgot it.
    pub value: Option<Value<'a>>,
    /// What each element holds.
    pub kind: Kind<'a>,
    /// Whether an element may be `null`.
    pub nullable: bool,
    /// The values an element may take.
    pub enumeration: Option<Box<Enumeration<'a>>>,
    /// The values of the keys that mean something, here or elsewhere.
    pub(super) declarations: Declarations,
}

impl<'a> Kind<'a> {
    /// Returns what it refers to, alone or as the elements of an array.
    #[must_use]
    pub fn relationship(&self) -> Option<&Relationship<'a>> {
        match self {
            Self::Relationship(relationship) => Some(relationship),
            Self::Array(items) => match &items.kind {
                Self::Relationship(relationship) => Some(relationship),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the properties of the object that it is, or that the elements of its arrays are.
    #[must_use]
    pub fn parts(&self) -> &[Property<'a>] {
        let mut kind = self;
        while let Self::Array(items) = kind {
            kind = &items.kind;
        }
        match kind {
            Self::Object(object) => &object.properties,
            _ => &[],
        }
    }

    /// Returns whether it is a text or a number, which `enum` can list.
    #[must_use]
    pub const fn is_enumerable(&self) -> bool {
        matches!(self, Self::String | Self::Number | Self::Integer)
    }

    /// Returns what a value is written as; nothing for a reference, and where it may be anything.
    #[must_use]
    pub fn json(&self) -> Option<json::Kind> {
        match self {
            Self::String => Some(json::Kind::String),
            Self::Number | Self::Integer => Some(json::Kind::Number),
            Self::Boolean => Some(json::Kind::Boolean),
            Self::Object(_) => Some(json::Kind::Object),
            Self::Array(_) => Some(json::Kind::Array),
            Self::Relationship(_) | Self::Any => None,
        }
    }
}

impl<'a> Items<'a> {
    /// Returns the value of `keyword` as it is written, whether or not it means something here.
    pub(crate) fn written(&self, keyword: Keyword) -> Option<Value<'a>> {
        self.declarations.written(self.value?, keyword)
    }

    /// Returns every member of `items` that nothing else here tells of, in the order they were
    /// written.
    pub fn rest(&self) -> impl Iterator<Item = Member<'a>> {
        self.value.into_iter().flat_map(|value| self.declarations.others_in(value))
    }
}

/// A closed list of values: `enum`, on a property or on `items`.
#[derive(Clone, Debug)]
pub struct Enumeration<'a> {
    /// The values, strings or numbers, in the order they were written; placeholders among them.
    pub values: Vec<Value<'a>>,
    /// Their labels (`enumNames`, `enumTitles` or `options.enum_titles`), by position.
    pub titles: Vec<Spanned<Text<'a>>>,
}

impl<'a> Enumeration<'a> {
    /// Returns the values that the schema tells, and their positions.
    pub fn known(&self) -> impl Iterator<Item = (usize, Value<'a>)> {
        let values = self.values.iter().copied().enumerate();
        values.filter(|(_, value)| !read::is_placeholder(*value))
    }

    /// Returns a value that the schema does not tell, but the environment it is installed in.
    #[must_use]
    pub fn placeholder(&self) -> Option<Value<'a>> {
        self.values.iter().copied().find(|value| read::is_placeholder(*value))
    }
}
