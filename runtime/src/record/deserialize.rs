//! Records through any serde format.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::{Foreign, Kind, Record, SlotRef, Trail, fill};

/// Reads an object into a record.
///
/// # Errors
///
/// What the format reports, with the path of the value in front.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
    record: &mut dyn Record,
) -> Result<(), D::Error> {
    let mut trail = Trail::default();
    let visitor = RecordVisitor { record, trail: &mut trail };
    match deserializer.deserialize_map(visitor) {
        Err(error) if !trail.is_empty() => {
            Err(D::Error::custom(format_args!("`{trail}`: {error}")))
        }
        outcome => outcome,
    }
}

/// Reads an object that the server stores: it has an identifier and a revision.
///
/// # Errors
///
/// As [`deserialize`], and when `_id` or `_rev` is missing.
pub fn deserialize_object<'de, D: Deserializer<'de>>(
    deserializer: D,
    record: &mut dyn Record,
) -> Result<(), D::Error> {
    deserialize(deserializer, record)?;
    match missing_identity(record) {
        Some(name) => Err(D::Error::missing_field(name)),
        None => Ok(()),
    }
}

/// Returns the name of the identifier or the revision, whichever is missing.
pub(crate) fn missing_identity(record: &dyn Record) -> Option<&'static str> {
    let table = record.table();
    let mut identity =
        [Kind::Id, Kind::Revision].into_iter().filter_map(|kind| table.position_of(kind));
    let missing = identity.find(|index| matches!(record.get(*index), SlotRef::Absent))?;
    Some(table.entries()[missing].name)
}

/// Reads an object into a record, and remembers the way to what could not be read.
pub(crate) struct RecordVisitor<'a> {
    pub(crate) record: &'a mut dyn Record,
    pub(crate) trail: &'a mut Trail,
}

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        fill(&mut Foreign(members), self.record, self.trail)
    }
}
