//! The members of an object that its type does not list.

use std::fmt;

use serde_json::map;

use crate::{
    Json,
    record::{Unlisted, summary},
};

/// The members of an object that its schema does not list, by their names in JSON.
///
/// A server does not check what is inside an object, so there may be any. They
/// are kept, compared and written back: a patch replaces the whole object.
/// A listed member whose value is of another kind than its field is here, too,
/// and is written back unless the field was set.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Rest(Unlisted);

impl Rest {
    /// Returns the value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.get(name)
    }

    /// Sets a member; returns the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.0.insert(name.into(), value.into())
    }

    /// Takes a member away; returns the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        self.0.remove(name)
    }

    /// Returns the members, sorted by name.
    #[must_use]
    pub fn iter(&self) -> map::Iter<'_> {
        self.0.iter()
    }

    /// Returns the number of members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Rest {
    type Item = (&'a String, &'a Json);
    type IntoIter = map::Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl AsRef<Unlisted> for Rest {
    fn as_ref(&self) -> &Unlisted {
        &self.0
    }
}

impl AsMut<Unlisted> for Rest {
    fn as_mut(&mut self) -> &mut Unlisted {
        &mut self.0
    }
}

/// Says how many members there are: any of them may be secret.
impl fmt::Debug for Rest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        summary(&self.0).fmt(formatter)
    }
}
