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
    spelling: Spelling,
    /// Which entry was last seen after entry `i`; the last element is for the first name.
    followers: &'static [AtomicUsize],
}

#[derive(Debug)]
enum Search {
    Binary,
    Linear,
}

/// Whether the names look in JSON as they do in memory.
#[derive(Clone, Copy, Debug)]
enum Spelling {
    Verbatim,
    Escaped,
}

impl Table {
    /// Makes the table of a type whose entries are sorted by the bytes of their names.
    ///
    /// `followers` is working memory: one element more than there are entries.
    #[must_use]
    pub const fn sorted(
        type_name: &'static str,
        entries: &'static [Entry],
        followers: &'static [AtomicUsize],
    ) -> Self {
        Self {
            type_name,
            entries,
            search: Search::Binary,
            spelling: Spelling::of(entries),
            followers,
        }
    }

    /// Makes the table of a small type whose entries have any order.
    #[must_use]
    pub const fn unsorted(
        type_name: &'static str,
        entries: &'static [Entry],
        followers: &'static [AtomicUsize],
    ) -> Self {
        Self {
            type_name,
            entries,
            search: Search::Linear,
            spelling: Spelling::of(entries),
            followers,
        }
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
        match self.spelling {
            Spelling::Verbatim => self.guess(previous),
            Spelling::Escaped => None,
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
            Search::Binary => self
                .entries
                .binary_search_by(|entry| entry.name.cmp(name))
                .ok(),
            Search::Linear => self.entries.iter().position(|entry| entry.name == name),
        }
    }
}

impl Spelling {
    const fn of(entries: &[Entry]) -> Self {
        let mut entry = 0;
        while entry < entries.len() {
            let name = entries[entry].name.as_bytes();
            let mut position = 0;
            while position < name.len() {
                if matches!(name[position], b'\\' | b'"' | 0..=0x1f) {
                    return Self::Escaped;
                }
                position += 1;
            }
            entry += 1;
        }
        Self::Verbatim
    }
}
