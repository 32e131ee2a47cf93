//! The members of an object, found by the names of a table.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::record::Table;

/// The members of an object, asked for by the names of a table.
pub(crate) trait Members<'de>: MapAccess<'de> {
    /// Goes to the next member and finds its name.
    fn next_name(&mut self, names: Names) -> Result<Option<Name>, Self::Error>;
}

/// The members of an object in any serde format.
pub(crate) struct Foreign<A>(pub(crate) A);

/// The names that a record knows, and the one before the next.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    pub(crate) table: &'static Table,
    pub(crate) previous: Option<usize>,
    pub(crate) keeps_rest: bool,
}

/// A name as a record knows it.
pub(crate) enum Name {
    Known(usize),
    Unknown,
    Kept(String),
}

impl Names {
    /// Finds a name.
    #[inline]
    pub(crate) fn find(self, name: &str) -> Name {
        match self.table.guess(self.previous) {
            Some((guess, guessed)) if guessed == name => Name::Known(guess),
            _ => self.find_otherwise(name),
        }
    }

    /// Finds a name that is not the one that was guessed.
    pub(crate) fn find_otherwise(self, name: &str) -> Name {
        match self.table.find(name, self.previous) {
            Some(index) => Name::Known(index),
            None if self.keeps_rest => Name::Kept(name.to_owned()),
            None => Name::Unknown,
        }
    }
}

impl<'de, A: MapAccess<'de>> Members<'de> for Foreign<A> {
    fn next_name(&mut self, names: Names) -> Result<Option<Name>, A::Error> {
        self.0.next_key_seed(names)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Foreign<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(seed)
    }
}

impl<'de> DeserializeSeed<'de> for Names {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Names {
    type Value = Name;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(self.find(name))
    }
}
