//! A record as data: a table of names, and one typed slot for each of them.

mod debug;
mod deserialize;
mod fill;
mod keep;
mod members;
pub(crate) mod number;
mod serialize;
mod slot;
mod table;
mod trail;
mod unlisted;

pub use self::{
    debug::debug,
    deserialize::{deserialize, deserialize_object},
    serialize::serialize,
    slot::{Items, ItemsRef, Lazy, Nested, Parsed, Slot, SlotRef, Target, ToJson},
    table::{Entry, Kind, Table},
    unlisted::Unlisted,
};
pub(crate) use self::{
    deserialize::{RecordVisitor, missing_identity},
    fill::{SlotSeed, fill},
    keep::KeepSeed,
    members::{Foreign, Members, Name, Names},
    trail::{Step, Trail},
    unlisted::{summary, unlisted},
};

/// What the runtime needs of a type to read, write, print and compare it.
///
/// The derives implement it with data and two small matches, so that the
/// loops over a record exist once, here, and not once per type.
pub trait Record {
    /// Returns the names of this type, sorted, in the order of the slots.
    fn table(&self) -> &'static Table;

    /// Returns the place that the value of entry `index` is decoded into.
    fn slot(&mut self, index: usize) -> Slot<'_>;

    /// Returns the value of entry `index`.
    fn get(&self, index: usize) -> SlotRef<'_>;

    /// Returns the members that have no slot, for a type that keeps them.
    fn rest(&self) -> Option<&Unlisted> {
        None
    }

    /// Returns the place of members that have no slot, for a type that keeps them.
    fn rest_mut(&mut self) -> Option<&mut Unlisted> {
        None
    }

    /// Returns whether a request carries the members that have no slot.
    ///
    /// Such a record keeps a member there, too, whose value its slot cannot hold.
    fn carries_rest(&self) -> bool {
        false
    }

    /// Looks at the record once all of its members are there.
    ///
    /// # Errors
    ///
    /// Says what the members together lack.
    fn finish(&mut self) -> Result<(), String> {
        Ok(())
    }
}
