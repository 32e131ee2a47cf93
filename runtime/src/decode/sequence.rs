//! The inside of an array or object.

use std::borrow::Cow;

use serde::de::{
    DeserializeSeed, MapAccess, SeqAccess,
    value::{BorrowedStrDeserializer, StringDeserializer},
};

use super::{error::Fault, reader::Reader};
use crate::record::{Members, Name, Names};

/// How far an array or object was read.
#[derive(Clone, Copy)]
enum Progress {
    First,
    Later,
    Ended,
}

/// The inside of an array or object.
pub(super) struct Sequence<'r, 'de> {
    reader: &'r mut Reader<'de>,
    progress: Progress,
}

impl<'r, 'de> Sequence<'r, 'de> {
    /// Starts behind the opening bracket.
    pub(super) const fn of(reader: &'r mut Reader<'de>) -> Self {
        Self { reader, progress: Progress::First }
    }

    pub(super) const fn reader(&mut self) -> &mut Reader<'de> {
        self.reader
    }

    /// Leaves an array or object that was read to its end.
    pub(super) fn close(&mut self) -> Result<(), Fault> {
        self.reader.leave();
        match self.progress {
            Progress::Ended => Ok(()),
            Progress::First | Progress::Later => Err(Fault::new("expected fewer elements")),
        }
    }

    /// Goes to the next element or behind the end; says which.
    #[inline]
    pub(super) fn advance(&mut self, end: u8) -> Result<bool, Fault> {
        match (self.progress, self.reader.peek()) {
            (Progress::Ended, _) => Ok(false),
            (_, Some(byte)) if byte == end => {
                self.reader.advance();
                self.progress = Progress::Ended;
                Ok(false)
            }
            (Progress::First, _) => {
                self.progress = Progress::Later;
                Ok(true)
            }
            (Progress::Later, Some(b',')) => {
                self.reader.advance();
                Ok(true)
            }
            (Progress::Later, _) => {
                Err(Fault::new("expected `,` or the end of an array or object"))
            }
        }
    }
}

impl<'de> MapAccess<'de> for &mut Sequence<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if !self.advance(b'}')? {
            return Ok(None);
        }
        if !self.reader.take_after_blanks(b'"') {
            return Err(Fault::new("expected a name"));
        }
        let key = match self.reader.read_text()? {
            Cow::Borrowed(name) => seed.deserialize(BorrowedStrDeserializer::new(name))?,
            Cow::Owned(name) => seed.deserialize(StringDeserializer::new(name))?,
        };
        self.reader.expect_colon()?;
        Ok(Some(key))
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> Members<'de> for &mut Sequence<'_, 'de> {
    /// Tries the name that was last seen here before it looks for the end of the name.
    #[inline]
    fn next_name(&mut self, names: Names) -> Result<Option<Name>, Fault> {
        if !self.advance(b'}')? {
            return Ok(None);
        }
        if !self.reader.take_after_blanks(b'"') {
            return Err(Fault::new("expected a name"));
        }
        let name = match names.table.guess_verbatim(names.previous) {
            Some((guess, name)) if self.reader.take_text(name) => Name::Known(guess),
            _ => names.find(&self.reader.read_text()?),
        };
        self.reader.expect_colon()?;
        Ok(Some(name))
    }
}

impl<'de> SeqAccess<'de> for &mut Sequence<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        if !self.advance(b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}
