//! The names of a record type.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What a member of a record is to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The identifier (`_id`).
    Id,
    /// The revision (`_rev`).
    Revision,
    /// An ordinary property.
    Plain,
    /// A link, which is only there when it was asked for.
    Relationship,
    /// A value that the server computes.
    ReadOnly,
    /// A value that is written and never comes back.
    Secret,
}

/// One name of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The name in JSON.
    pub name: &'static str,
    /// The name of the field in Rust.
    pub field: &'static str,
    /// What the member is to the server.
    pub kind: Kind,
}

/// The names of a record type, in the order of its slots.
///
/// A server sends the members of a type in a stable order, so the table
/// remembers which name followed which, and tries that one first.
#[derive(Debug)]
pub struct Table {
    type_name: &'static str,
    entries: &'static [Entry],
    search: Search,
    /// Which entry was last seen after entry `i`; the last element is for the first name.
    followers: &'static [AtomicUsize],
}

#[derive(Debug)]
enum Search {
    Binary,
    Linear,
}

impl Table {
    /// Makes the table of a type whose entries are sorted by the bytes of their names.
    ///
    /// No name may hold a character that JSON escapes: such a type has an unsorted table.
    ///
    /// `followers` is working memory: one element more than there are entries.
    #[must_use]
    pub const fn sorted(
        type_name: &'static str,
        entries: &'static [Entry],
        followers: &'static [AtomicUsize],
    ) -> Self {
        Self { type_name, entries, search: Search::Binary, followers }
    }

    /// Makes the table of a small type whose entries have any names in any order.
    #[must_use]
    pub const fn unsorted(
        type_name: &'static str,
        entries: &'static [Entry],
        followers: &'static [AtomicUsize],
    ) -> Self {
        Self { type_name, entries, search: Search::Linear, followers }
    }

    /// Returns the name of the type in Rust.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.type_name
    }

    /// Returns the entries, in the order of the slots.
    #[must_use]
    pub const fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// Returns the index of the first entry of a kind.
    #[must_use]
    pub fn position_of(&self, kind: Kind) -> Option<usize> {
        self.entries.iter().position(|entry| entry.kind == kind)
    }

    /// Returns the entry that was last seen after another.
    #[inline]
    pub(crate) fn guess(&self, previous: Option<usize>) -> Option<(usize, &'static str)> {
        let guess = self.follower(previous)?.load(Ordering::Relaxed);
        self.entries.get(guess).map(|entry| (guess, entry.name))
    }

    /// Returns what [`Self::guess`] does, where the name can be held against the bytes of a document.
    #[inline]
    pub(crate) fn guess_verbatim(&self, previous: Option<usize>) -> Option<(usize, &'static str)> {
        match self.search {
            Search::Binary => self.guess(previous),
            Search::Linear => None,
        }
    }

    /// Finds a name that was not guessed, and remembers what it follows.
    pub(crate) fn find(&self, name: &str, previous: Option<usize>) -> Option<usize> {
        let index = self.search(name)?;
        if let Some(follower) = self.follower(previous) {
            follower.store(index, Ordering::Relaxed);
        }
        Some(index)
    }

    #[inline]
    fn follower(&self, previous: Option<usize>) -> Option<&'static AtomicUsize> {
        self.followers.get(previous.unwrap_or(self.entries.len()))
    }

    fn search(&self, name: &str) -> Option<usize> {
        match self.search {
            Search::Binary => self.entries.binary_search_by(|entry| entry.name.cmp(name)).ok(),
            Search::Linear => self.entries.iter().position(|entry| entry.name == name),
        }
    }
}
