//! The changes of one write, all of which are kept or none.

/// The changes of one write, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The changes; of two of the same key the last one counts.
    pub entries: Vec<Entry>,
}

/// One key, and what it holds from now on.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The table that the key is in.
    pub table: Table,
    /// The key, unique in its table.
    pub key: String,
    /// The value, as JSON; nothing where the key is gone.
    pub value: Option<Vec<u8>>,
}

/// What a key is the key of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Managed objects; the key is `TYPE/ID` with the id in lower case.
    Objects,
    /// Relationships between them; the key is the id of the relationship.
    Edges,
    /// Configuration documents; the key is the name, such as `managed`.
    Documents,
    /// What the tenant remembers of itself.
    Meta,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 4] = [Self::Objects, Self::Edges, Self::Documents, Self::Meta];

    /// Returns the name, as a database may call the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Objects => "objects",
            Self::Edges => "edges",
            Self::Documents => "documents",
            Self::Meta => "meta",
        }
    }
}

impl std::fmt::Debug for Entry {
    /// Writes where the value goes, and never the value.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let change = if self.value.is_some() { "put" } else { "delete" };
        write!(formatter, "{change} {}/{}", self.table.name(), self.key)
    }
}
