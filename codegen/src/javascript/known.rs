//! What is known of the values of a script at some point of it.

use std::collections::{BTreeMap, BTreeSet};

/// How many properties a value may come from.
const SOURCES: usize = 4;

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is the managed object.
    Object,
    /// It is the value that the property has of its own.
    Own,
    /// It is `null`, `undefined`, or an empty text.
    Nothing,
    /// It is a flag.
    Flag(bool),
    /// It may be anything.
    Unsure,
}

impl Known {
    /// Returns whether it counts as true in a test, where that is known.
    pub(super) fn is_true(self) -> Option<bool> {
        match self {
            Self::Object | Self::Own => Some(true),
            Self::Nothing => Some(false),
            Self::Flag(flag) => Some(flag),
            Self::Unsure => None,
        }
    }
}

/// A value, and the properties that it may come from.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) known: Known,
    pub(super) sources: BTreeSet<String>,
}

impl Value {
    pub(super) const fn new(known: Known) -> Self {
        Self { known, sources: BTreeSet::new() }
    }

    /// Returns what is either this or `other`.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.known = if self.known == other.known { self.known } else { Known::Unsure };
        self.add(other)
    }

    /// Returns this, which comes from `other` as well.
    pub(super) fn add(mut self, other: Self) -> Self {
        let room = SOURCES.saturating_sub(self.sources.len());
        self.sources.extend(other.sources.into_iter().take(room));
        self
    }
}

/// What everything is at some point of a script.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The property that is followed.
    pub(super) subject: Value,
    /// Its variables, by name.
    pub(super) variables: BTreeMap<String, Value>,
}

impl State {
    /// Returns what everything is at the begin, where the property is `known`.
    pub(super) const fn new(known: Known) -> Self {
        Self { subject: Value::new(known), variables: BTreeMap::new() }
    }

    /// Returns what is either this or `other`.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.subject = self.subject.or(other.subject);
        for (name, value) in other.variables {
            let own = self.variables.remove(&name).unwrap_or(Value::new(Known::Nothing));
            self.variables.insert(name, own.or(value));
        }
        self
    }
}

/// What comes of two branches.
pub(super) trait Joined {
    fn joined(self, other: Self) -> Self;
}

impl Joined for () {
    fn joined(self, (): Self) {}
}

impl Joined for Value {
    fn joined(self, other: Self) -> Self {
        self.or(other)
    }
}
