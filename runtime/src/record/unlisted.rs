//! The members of a record that have no slot.

use std::fmt;

use serde_json::Map;

use crate::{
    Json,
    record::{Record, SlotRef},
};

/// Members that have no slot, by their names in JSON.
pub type Unlisted = Map<String, Json>;

/// Returns the members that a record keeps beside its slots, but those whose slot was set since.
pub(crate) fn unlisted(record: &dyn Record) -> impl Iterator<Item = (&String, &Json)> {
    let table = record.table();
    let is_set = move |name: &str| {
        let index = table.position(name);
        index.is_some_and(|index| !matches!(record.get(index), SlotRef::Absent))
    };
    record.rest().into_iter().flatten().filter(move |(name, _)| !is_set(name))
}

/// Says how many members there are, and nothing of what they hold: nobody knows what is secret.
pub(crate) fn summary(members: &Unlisted) -> impl fmt::Debug {
    let count = members.len();
    fmt::from_fn(move |formatter| write!(formatter, "<unlisted: {count}>"))
}
