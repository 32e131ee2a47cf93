//! Where a value is kept, and what a query on it costs.

/// What a query on a property costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndexClass {
    /// The directory answers from an index.
    Indexed,
    /// The directory reads every entry; `searchable` does not change that.
    Unindexed,
    /// No query works: computed at read, secret, an object, a relationship, or documented so.
    NotQueryable,
}

/// Where the value of a property is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Storage {
    /// A directory attribute of its own, by the vendor's mapping.
    Attribute(&'static str),
    /// A numbered extension slot.
    Slot(Slot),
    /// The JSON attribute of the user that holds all `custom_` properties, without an index.
    CustomAttributes,
    /// The JSON document of the object.
    Document,
    /// An edge between two objects.
    Relationship,
    /// Nowhere: computed at each read.
    Computed,
}

/// A numbered extension slot of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which family.
    pub family: Family,
    /// Which of the family, from 1.
    pub number: u16,
}

/// A family of extension slots, by its position in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Family(pub u16);
