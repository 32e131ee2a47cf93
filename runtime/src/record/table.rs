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
    /// A property that an object cannot do without.
    Required,
    /// A link, which is only there when it was asked for.
    Relationship,
    /// A link that an object cannot do without.
    RequiredRelationship,
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
/// remembers which name followed which, and tries that one first. It changes its
/// mind only so often: where answers of two shapes take turns, threads would
/// otherwise write to the same memory all the time.
#[derive(Debug)]
pub struct Table {
    type_name: &'static str,
    entries: &'static [Entry],
    search: Search,
    /// Which entry was last seen after entry `i`, as a [`Guess`]; the last element is for the first name.
    followers: &'static [AtomicUsize],
}

/// An entry (the lower half of the bits), and how often the guess changed (the upper half).
#[derive(Clone, Copy)]
struct Guess(usize);

impl Guess {
    const HALF: u32 = usize::BITS / 2;
    const ENTRY: usize = (1 << Self::HALF) - 1;
    const CHANGES: usize = 32;

    #[inline]
    const fn entry(self) -> usize {
        self.0 & Self::ENTRY
    }

    /// Returns the guess of another entry, unless this one changed often enough.
    const fn changed_to(self, entry: usize) -> Option<Self> {
        let changes = self.0 >> Self::HALF;
        if changes == Self::CHANGES || entry > Self::ENTRY {
            return None;
        }
        Some(Self((changes + 1) << Self::HALF | entry))
    }
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
        let guess = Guess(self.follower(previous)?.load(Ordering::Relaxed)).entry();
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
        let index = self.position(name)?;
        if let Some(follower) = self.follower(previous) {
            let guess = Guess(follower.load(Ordering::Relaxed));
            if let Some(better) = guess.changed_to(index) {
                follower.store(better.0, Ordering::Relaxed);
            }
        }
        Some(index)
    }

    #[inline]
    fn follower(&self, previous: Option<usize>) -> Option<&'static AtomicUsize> {
        self.followers.get(previous.unwrap_or(self.entries.len()))
    }

    /// Returns the index of the entry with a name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        match self.search {
            Search::Binary => self.entries.binary_search_by(|entry| entry.name.cmp(name)).ok(),
            Search::Linear => self.entries.iter().position(|entry| entry.name == name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static FOLLOWERS: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];

    static TABLE: Table = Table::sorted(
        "Pair",
        &[
            Entry { name: "a", field: "a", kind: Kind::Plain },
            Entry { name: "b", field: "b", kind: Kind::Plain },
        ],
        &FOLLOWERS,
    );

    #[test]
    fn a_guess_follows_what_was_seen_until_it_changed_often() {
        assert_eq!(TABLE.find("b", None), Some(1));
        assert_eq!(TABLE.guess(None), Some((1, "b")));
        for _ in 0..Guess::CHANGES {
            assert_eq!(TABLE.find("a", None), Some(0));
            assert_eq!(TABLE.find("b", None), Some(1));
        }
        let settled = TABLE.guess(None);
        for name in ["a", "b"] {
            assert!(TABLE.find(name, None).is_some());
            assert_eq!(TABLE.guess(None), settled);
        }
    }
}
