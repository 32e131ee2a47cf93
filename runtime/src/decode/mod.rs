//! Records from the bytes of a response.
//!
//! The reader is strict about JSON (RFC 8259) and lenient about records: null
//! is absent, unknown members are skipped. An object inside a record that has a
//! place for the rest keeps them there, and with them what its fields cannot hold.

mod error;
mod number;
mod page;
mod reader;
mod sequence;
mod skip;
mod string;

use serde::Deserializer;
use serde_json::Map;

pub use self::{
    error::DecodeError,
    page::{Page, page_from_slice},
};
use self::{error::Fault, reader::Reader};
use crate::{
    Json,
    projection::{Projection, Source},
    record::{Record, RecordVisitor, Trail, fill},
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
    decode(&mut Document(bytes))
}

/// Reads an object that is already in memory, of which some members came with a reference.
pub(crate) fn from_members<P: Projection>(members: &Map<String, Json>) -> Result<P, DecodeError> {
    decode(&mut Members(members))
}

/// Reads an object from anywhere; an error says which object it is about.
fn decode<P: Projection>(source: &mut dyn Source) -> Result<P, DecodeError> {
    let outcome = P::decode(source);
    if let Err(error) = outcome {
        return Err(error.about(source.identifier()));
    }
    outcome
}

/// The bytes of one object and nothing else.
struct Document<'a>(&'a [u8]);

impl Source for Document<'_> {
    fn read(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        let mut reader = Reader::of(self.0)?;
        read_record(&mut reader, record)?;
        let end = reader.end();
        end.map_err(|fault| DecodeError::at(fault, reader.position()))
    }

    fn identifier(&self) -> Option<String> {
        Reader::of(self.0).ok()?.read_identifier().ok()?
    }
}

/// An object in memory.
struct Members<'a>(&'a Map<String, Json>);

impl Source for Members<'_> {
    fn read(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        let mut trail = Trail::default();
        let visitor = RecordVisitor { record: &mut *record, trail: &mut trail };
        let outcome = self.0.deserialize_map(visitor);
        outcome.map_err(|error| DecodeError::new(error.to_string()).within(&trail))
    }

    /// Reads what there is: a reference does not always tell the revision of its target.
    fn read_object(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        self.read(record)
    }

    fn identifier(&self) -> Option<String> {
        self.0.get("_id")?.as_str().map(str::to_owned)
    }
}

/// Reads one record; an error says where it was.
fn read_record(reader: &mut Reader<'_>, record: &mut dyn Record) -> Result<(), DecodeError> {
    let mut trail = Trail::default();
    fill_record(reader, record, &mut trail)
        .map_err(|fault| DecodeError::at(fault, reader.position()).within(&trail))
}

fn fill_record(
    reader: &mut Reader<'_>,
    record: &mut dyn Record,
    trail: &mut Trail,
) -> Result<(), Fault> {
    let mut members = reader.open(b'{')?;
    fill(&mut &mut members, record, trail)?;
    members.close()
}
