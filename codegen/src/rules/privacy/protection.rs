//! How a property asks for its stored value to be made unreadable.

use crate::json::{Kind as JsonKind, Value};
use crate::model::{Kind, Property, Virtual, is_placeholder};
use crate::rules::Site;
use crate::span::Span;

/// One of the two ways that the server knows, as a property asks for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Protection<'a> {
    /// Which way.
    pub(super) way: Way,
    /// What was written for it.
    pub(super) value: Value<'a>,
}

/// A way to make a stored value unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The server can read it again.
    Encryption,
    /// Nobody can.
    Hash,
}

impl Way {
    /// Returns the key that asks for it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Encryption => "encryption",
            Self::Hash => "secureHash",
        }
    }

    /// Returns the members of which the server needs one.
    pub(super) const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Encryption => &["key", "purpose"],
            Self::Hash => &["algorithm"],
        }
    }
}

impl<'a> Protection<'a> {
    /// Returns what `property` asks for, in the order that the server looks.
    pub(super) fn all(property: &Property<'a>) -> impl Iterator<Item = Self> {
        let asked = [(Way::Encryption, property.encryption()), (Way::Hash, property.secure_hash())];
        let written =
            asked.into_iter().filter_map(|(way, value)| Some(Self { way, value: value? }));
        written.filter(|protection| !protection.value.is_null())
    }

    /// Returns what makes the value of the property unreadable: nothing where the server refuses it or
    /// passes over it, which other rules report.
    pub(super) fn working(site: &Site<'_, 'a>) -> Option<Self> {
        let protection = Self::all(site.property).next()?;
        (protection.is_complete() && Unprotected::of(site).is_none()).then_some(protection)
    }

    /// Returns whether the server has all that it needs; a placeholder may stand for it.
    pub(super) fn is_complete(&self) -> bool {
        let is_empty = |value: Value<'_>| value.is_null() || value.as_str().as_deref() == Some("");
        let is_given = |name: &&str| self.value.get(name).is_some_and(|value| !is_empty(value));
        is_placeholder(self.value)
            || self.value.kind() == JsonKind::Object && self.way.needs().iter().any(is_given)
    }

    /// Returns where the key stands in `property`.
    pub(super) fn key_span(&self, property: &Property<'_>) -> Span {
        let member = property.value.member(self.way.key());
        member.map_or(self.value.span(), |member| member.key.span())
    }
}

/// Why the server makes nothing unreadable, though a property asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unprotected {
    /// It is a property of an object in another property.
    Nested,
    /// It is a reference, or a list of them.
    Relationship,
    /// It is a list.
    Array,
    /// Nothing is stored that a client wrote.
    ReadOnly,
}

impl Unprotected {
    /// Returns why the property at `site` is of no use to be protected, if it is.
    pub(super) fn of(site: &Site<'_, '_>) -> Option<Self> {
        if !site.is_top_level() {
            Some(Self::Nested)
        } else if site.relationship().is_some() {
            Some(Self::Relationship)
        } else if matches!(site.property.kind, Kind::Array(_)) {
            Some(Self::Array)
        } else if matches!(site.property.virtual_, Virtual::Computed | Virtual::Derived(_)) {
            Some(Self::ReadOnly)
        } else {
            None
        }
    }

    /// Returns what the property is, for a message.
    pub(super) const fn describe(self) -> &'static str {
        match self {
            Self::Nested => "a property of an object",
            Self::Relationship => "a relationship",
            Self::Array => "an array",
            Self::ReadOnly => "a virtual property",
        }
    }
}
