//! Records from the bytes of a response.
//!
//! The reader is strict about JSON (RFC 8259) and lenient about records: null
//! is absent, unknown members are skipped.

mod error;
mod number;
mod page;
mod reader;
mod skip;
mod string;

use serde::Deserializer;
use serde_json::Map;

use self::reader::Reader;
pub use self::{
    error::DecodeError,
    page::{Page, page_from_slice},
};
use crate::{
    Json,
    projection::Projection,
    record::{Kind, Record, RecordVisitor, SlotRef, Trail},
};

/// The arrays and objects in each other that are read.
pub const MAXIMUM_DEPTH: usize = 128;

/// Reads one object, or a projection of one.
///
/// # Errors
///
/// When the bytes are not JSON, a value has another type than its field, or
/// something is missing that the type insists on.
pub fn from_slice<P: Projection>(bytes: &[u8]) -> Result<P, DecodeError> {
    let mut partial = P::Partial::default();
    read_document(bytes, &mut partial)?;
    insist(partial)
}

/// Reads an object that is already in memory.
pub(crate) fn from_members<P: Projection>(members: &Map<String, Json>) -> Result<P, DecodeError> {
    let mut partial = P::Partial::default();
    read_members(members, &mut partial)?;
    insist(partial)
}

/// Turns what was read into what was asked for.
fn insist<P: Projection>(partial: P::Partial) -> Result<P, DecodeError> {
    let id = identifier(&partial);
    P::insist(partial).map_err(|name| DecodeError::missing(name, id))
}

fn read_document(bytes: &[u8], record: &mut dyn Record) -> Result<(), DecodeError> {
    let mut reader = Reader::of(bytes)?;
    read_record(&mut reader, record)?;
    let end = reader.end();
    end.map_err(|fault| DecodeError::at(fault, reader.position()))
}

/// Reads one record; an error says where it was and which object it was about.
fn read_record(reader: &mut Reader<'_>, record: &mut dyn Record) -> Result<(), DecodeError> {
    let mut trail = Trail::default();
    let visitor = RecordVisitor {
        record: &mut *record,
        trail: &mut trail,
    };
    match reader.deserialize_map(visitor) {
        Ok(()) => Ok(()),
        Err(fault) => {
            let error = DecodeError::at(fault, reader.position());
            Err(error.within(&trail, identifier(record)))
        }
    }
}

fn read_members(members: &Map<String, Json>, record: &mut dyn Record) -> Result<(), DecodeError> {
    let mut trail = Trail::default();
    let visitor = RecordVisitor {
        record: &mut *record,
        trail: &mut trail,
    };
    members
        .deserialize_map(visitor)
        .map_err(|error| DecodeError::new(error.to_string()).within(&trail, identifier(record)))
}

fn identifier(record: &dyn Record) -> Option<String> {
    match record.get(record.table().position_of(Kind::Id)?) {
        SlotRef::Text(id) => Some(id.to_owned()),
        _ => None,
    }
}
