//! One page of the answer to a query.

use serde::de::MapAccess;

use super::{DecodeError, decode, error::Fault, read_record, reader::Reader};
use crate::{
    Json,
    projection::{Projection, Source},
    record::Record,
};

/// One page of the answer to a query.
///
/// A record that could not be read is an error in its place; the others are there.
#[derive(Debug)]
pub struct Page<P> {
    /// The records, in the order of the answer.
    pub records: Vec<Result<P, DecodeError>>,
    /// What to ask the next page with; none on the last page.
    pub cookie: Option<String>,
    /// How many objects there are on all pages, where the server counted.
    pub total: Option<u64>,
    /// The failure that ended the page early, as the server tells it.
    pub error: Option<Json>,
    /// Where the bytes stop to be a page behind some records; nothing tells whether there are more.
    pub broken: Option<DecodeError>,
}

/// Reads the body of the answer to a query.
///
/// # Errors
///
/// When the body is not JSON, or not a page, before any record could be read.
pub fn page_from_slice<P: Projection>(bytes: &[u8]) -> Result<Page<P>, DecodeError> {
    let mut records = Vec::new();
    let mut frame = Frame::default();
    let outcome = read_page(bytes, &mut frame, &mut |element| {
        records.push(decode(element));
        if element.outcome.is_err() {
            // The page as a whole tells of a record that has no end.
            records.pop();
        }
    });
    let broken = outcome.err();
    match broken {
        Some(error) if !records.iter().any(Result::is_ok) => Err(error),
        broken => {
            let Frame { cookie, total, error, broken: _ } = frame;
            Ok(Page { records, cookie, total, error, broken })
        }
    }
}

/// What a page says beside its records.
#[derive(Default)]
struct Frame {
    cookie: Option<String>,
    total: Option<u64>,
    error: Option<Json>,
    /// The object in which the page ended early.
    broken: Option<String>,
}

/// Takes the records of a page one by one.
type Sink<'a> = &'a mut dyn FnMut(&mut Element<'_, '_>);

/// One record of a page.
struct Element<'r, 'de> {
    reader: &'r mut Reader<'de>,
    start: usize,
    outcome: Result<(), Fault>,
}

impl Source for Element<'_, '_> {
    fn read(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        let (position, depth) = (self.reader.position(), self.reader.depth());
        let read = read_record(self.reader, record);
        if read.is_err() {
            // The next record is behind this one, whatever was wrong inside.
            self.reader.return_to(position, depth);
            self.outcome = self.reader.skip_value();
        }
        read
    }

    fn identifier(&self) -> Option<String> {
        self.reader.starting_at(self.start).read_identifier().ok()?
    }
}

fn read_page(bytes: &[u8], frame: &mut Frame, sink: Sink<'_>) -> Result<(), DecodeError> {
    let (mut reader, end) = Reader::of_readable(bytes);
    let outcome = read_frame(&mut reader, frame, sink).and_then(|()| reader.end());
    match (outcome, end) {
        // What follows of the grammar follows of where the text ends.
        (_, Err(error)) => Err(error.about(frame.broken.take())),
        (Err(fault), Ok(())) => {
            Err(DecodeError::at(fault, reader.position()).about(frame.broken.take()))
        }
        (Ok(()), Ok(())) => Ok(()),
    }
}

fn read_frame(reader: &mut Reader<'_>, frame: &mut Frame, sink: Sink<'_>) -> Result<(), Fault> {
    let mut found = false;
    let mut members = &mut reader.open(b'{')?;
    while let Some(name) = members.next_key::<String>()? {
        match name.as_str() {
            "result" => {
                found = true;
                read_records(members.reader(), frame, sink)?;
            }
            "pagedResultsCookie" => frame.cookie = members.next_value()?,
            // -1 where the server did not count.
            "totalPagedResults" => frame.total = members.next_value::<Json>()?.as_u64(),
            "error" => frame.error = members.next_value()?,
            _ => members.reader().skip_value()?,
        }
    }
    members.close()?;
    if !found {
        return Err(Fault::new("expected `result` in a page"));
    }
    Ok(())
}

fn read_records(reader: &mut Reader<'_>, frame: &mut Frame, sink: Sink<'_>) -> Result<(), Fault> {
    let mut elements = reader.open(b'[')?;
    while elements.advance(b']')? {
        let reader = elements.reader();
        let mut element = Element { start: reader.position(), reader, outcome: Ok(()) };
        sink(&mut element);
        if let Err(fault) = std::mem::replace(&mut element.outcome, Ok(())) {
            frame.broken = element.identifier();
            return Err(fault);
        }
    }
    elements.close()
}
