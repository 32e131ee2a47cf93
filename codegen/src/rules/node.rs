//! The nodes of a property that have a type of their own.

use std::iter;

use crate::json::{self, Key, Value};
use crate::model::{Enumeration, Items, Keyword, Kind, Property};

/// A declaration that has a `type`: that of a property, or the `items` of an array at any depth.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node<'c, 'a> {
    /// The property itself.
    Property(&'c Property<'a>),
    /// The elements of an array.
    Items(&'c Items<'a>),
}

impl<'c, 'a> Node<'c, 'a> {
    /// Returns the nodes of `property`: itself, its `items`, theirs and so on.
    pub(super) fn all(property: &'c Property<'a>) -> impl Iterator<Item = Self> {
        iter::successors(Some(Self::Property(property)), |node| match node.kind() {
            Kind::Array(items) => Some(Self::Items(items)),
            _ => None,
        })
    }

    /// Returns the `items` of `property`, theirs and so on.
    pub(super) fn items(property: &'c Property<'a>) -> impl Iterator<Item = &'c Items<'a>> {
        Self::all(property).filter_map(|node| match node {
            Self::Items(items) => Some(items),
            Self::Property(_) => None,
        })
    }

    /// Returns the whole declaration, as written; nothing where `items` are missing.
    pub(super) fn value(self) -> Option<Value<'a>> {
        match self {
            Self::Property(property) => Some(property.value),
            Self::Items(items) => items.value,
        }
    }

    /// Returns what it holds.
    pub(super) fn kind(self) -> &'c Kind<'a> {
        match self {
            Self::Property(property) => &property.kind,
            Self::Items(items) => &items.kind,
        }
    }

    /// Returns whether it may be null.
    pub(super) fn is_nullable(self) -> bool {
        match self {
            Self::Property(property) => property.nullable,
            Self::Items(items) => items.nullable,
        }
    }

    /// Returns its closed list of values.
    pub(super) fn enumeration(self) -> Option<&'c Enumeration<'a>> {
        match self {
            Self::Property(property) => property.enumeration.as_deref(),
            Self::Items(items) => items.enumeration.as_deref(),
        }
    }

    /// Returns the value of `keyword` as it is written, whether or not it means something here.
    pub(super) fn written(self, keyword: Keyword) -> Option<Value<'a>> {
        match self {
            Self::Property(property) => property.written(keyword),
            Self::Items(items) => items.written(keyword),
        }
    }

    /// Returns the name of the member `keyword`, as it is written.
    pub(super) fn key(self, keyword: Keyword) -> Option<Key<'a>> {
        let members = self.value()?.members();
        members.map(|member| member.key).filter(|key| key.is(keyword.name())).last()
    }

    /// Returns whether its values have labels, which belong to them by position.
    pub(super) fn has_labels(self) -> bool {
        const LABELS: [Keyword; 3] = [Keyword::EnumNames, Keyword::EnumTitles, Keyword::Options];
        LABELS.iter().any(|label| self.written(*label).is_some())
    }

    /// Returns the list of words that its `type` is; nothing where it is a single word.
    pub(super) fn type_list(self) -> Option<Value<'a>> {
        let declared = self.written(Keyword::Type)?;
        (declared.kind() == json::Kind::Array).then_some(declared)
    }
}
