//! One change of meaning, with both places it is written at.

use crate::diff::Kind;
use crate::json::Value;
use crate::model::{Object, Property};
use crate::span::Location;

/// One change of meaning.
#[derive(Clone, Debug)]
pub struct Change<'m> {
    /// What changed.
    pub kind: Kind,
    /// The semantic path, such as `alpha_user.custom_tier`; of the newer side where both have one.
    pub path: String,
    /// The type that it is about, on each side that has it.
    pub object: Pair<&'m Object<'m>>,
    /// The property that it is about, on each side that has it; neither for a change of the type.
    pub property: Pair<&'m Property<'m>>,
    /// What is written on each side: at a side without it, nothing. The place is then the one of
    /// the property or of the type that lacks it, as far as there is one.
    pub written: Pair<Written<'m>>,
    /// The key whose value changed, where the change is about one: `maxLength`, `items.title` where it
    /// stands in the `items` of an array, or `policies[unique]` for an entry of a list.
    pub key: Option<String>,
    /// The semantic path of the other end, for a relationship that was added or removed and names
    /// one.
    pub other_end: Option<String>,
}

/// Something on each side that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// On the old side.
    pub old: Option<T>,
    /// On the new side.
    pub new: Option<T>,
}

/// What is written on one side.
#[derive(Clone, Copy, Debug)]
pub struct Written<'m> {
    /// Where it stands, in the sources of its side.
    pub location: Location,
    /// What stands there; nothing where the location is the one of what lacks it.
    pub value: Option<Value<'m>>,
}

impl<T> Default for Pair<T> {
    fn default() -> Self {
        Self { old: None, new: None }
    }
}

impl<T> Pair<T> {
    /// Returns the pair of what both sides have.
    pub const fn of(old: T, new: T) -> Self {
        Self { old: Some(old), new: Some(new) }
    }

    /// Returns the pair of what `made` makes of each side that has it.
    pub fn map<U>(self, made: impl Fn(T) -> U) -> Pair<U> {
        Pair { old: self.old.map(&made), new: self.new.map(&made) }
    }

    /// Returns the pair of what `made` makes of each side that has it, where it makes something.
    pub fn and_then<U>(self, made: impl Fn(T) -> Option<U>) -> Pair<U> {
        Pair { old: self.old.and_then(&made), new: self.new.and_then(&made) }
    }

    /// Returns the pair of what stands on both sides, by reference.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair { old: self.old.as_ref(), new: self.new.as_ref() }
    }

    /// Returns both, where both sides have it.
    pub fn both(self) -> Option<(T, T)> {
        self.old.zip(self.new)
    }

    /// Returns the new one, or the old one where it is gone.
    pub fn latest(self) -> Option<T> {
        self.new.or(self.old)
    }

    /// Returns the pair with the sides exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { old: self.new, new: self.old }
    }
}
