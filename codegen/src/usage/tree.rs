//! The configuration around a schema, as far as it could be read.

use crate::source::Sources;

/// The configuration around a schema.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What the names of its files begin with: those of the folders that it is in, and its own.
    ///
    /// They tell nothing of the files, which are known by the folders inside of it.
    pub root: String,
    /// Its files.
    pub sources: Sources,
    /// The files that were not looked at, though their names say that they may be part of it.
    pub unread: Vec<Unread>,
}

impl Tree {
    /// Returns what the file called `name` is called inside of the tree.
    pub(super) fn inside<'n>(&self, name: &'n str) -> &'n str {
        name.strip_prefix(&self.root).map_or(name, |inside| inside.trim_start_matches('/'))
    }
}

/// A file that was not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it is called.
    pub name: String,
    /// Why nobody looked at it.
    pub reason: Reason,
}

/// Why a file was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is too large for a configuration, and holds records.
    TooLarge,
    /// It is a link that leads to nothing.
    BrokenLink,
    /// It is a link to what is no part of the tree.
    LinkOut,
}

impl Reason {
    /// Returns the name, as reports spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too large",
            Self::BrokenLink => "broken link",
            Self::LinkOut => "link out of the tree",
        }
    }
}
