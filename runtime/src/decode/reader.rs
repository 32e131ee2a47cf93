//! A reader of JSON as a serde deserializer.

use std::borrow::Cow;

use serde::{
    Deserializer,
    de::{MapAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    MAXIMUM_DEPTH,
    error::{DecodeError, Fault},
    number::{self, Number},
    sequence::Sequence,
    string,
};

/// A position in a JSON document.
pub(super) struct Reader<'de> {
    text: &'de str,
    position: usize,
    depth: usize,
}

impl<'de> Reader<'de> {
    /// Starts at the beginning of a document.
    pub(super) fn of(bytes: &'de [u8]) -> Result<Self, DecodeError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { text, position: 0, depth: 0 }),
            Err(error) => Err(DecodeError::at(Fault::new("expected UTF-8"), error.valid_up_to())),
        }
    }

    /// Starts at the beginning of as much of a document as is text; says whether that is all of it.
    pub(super) fn of_readable(bytes: &'de [u8]) -> (Self, Result<(), DecodeError>) {
        match Self::of(bytes) {
            Ok(reader) => (reader, Ok(())),
            Err(error) => {
                let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
                (Self { text, position: 0, depth: 0 }, Err(error))
            }
        }
    }

    /// Returns a reader of the same document at another position, outside of everything.
    pub(super) const fn starting_at(&self, position: usize) -> Self {
        Self { text: self.text, position, depth: 0 }
    }

    /// Reads an object only for its `_id`.
    pub(super) fn read_identifier(&mut self) -> Result<Option<String>, Fault> {
        let mut members = &mut self.open(b'{')?;
        while let Some(name) = members.next_key::<String>()? {
            if name == "_id" {
                return members.next_value();
            }
            members.reader().skip_value()?;
        }
        Ok(None)
    }

    pub(super) const fn position(&self) -> usize {
        self.position
    }

    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// Goes back to a position that was passed, at the depth that it had.
    pub(super) const fn return_to(&mut self, position: usize, depth: usize) {
        self.position = position;
        self.depth = depth;
    }

    /// Insists that nothing but blanks follows.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Fault::new("expected the end of the document")),
        }
    }

    pub(super) const fn advance(&mut self) {
        self.position += 1;
    }

    /// Returns the next byte that is no blank.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.position) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.position += 1,
                next => return next.copied(),
            }
        }
    }

    pub(super) fn peek_value(&mut self) -> Result<u8, Fault> {
        self.peek().ok_or_else(|| Fault::new("expected a value, found the end"))
    }

    /// Takes a byte if it comes next, blanks aside.
    #[inline]
    pub(super) fn take_after_blanks(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        if taken {
            self.position += 1;
        }
        taken
    }

    pub(super) fn expect_colon(&mut self) -> Result<(), Fault> {
        if self.take_after_blanks(b':') {
            return Ok(());
        }
        Err(Fault::new("expected `:`"))
    }

    /// Reads a string from behind its opening quote.
    #[inline]
    pub(super) fn read_text(&mut self) -> Result<Cow<'de, str>, Fault> {
        let start = self.position;
        let end = string::end_of_plain(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) == Some(&b'"') {
            self.position = end + 1;
            return Ok(Cow::Borrowed(self.slice(start, end)));
        }
        self.read_escaped(start, end).map(Cow::Owned)
    }

    /// Takes a string, from behind its opening quote, if it is spelled like this.
    #[inline]
    pub(super) fn take_text(&mut self, text: &str) -> bool {
        let bytes = self.text.as_bytes();
        let end = self.position + text.len();
        let taken =
            bytes.get(end) == Some(&b'"') && bytes.get(self.position..end) == Some(text.as_bytes());
        if taken {
            self.position = end + 1;
        }
        taken
    }

    fn read_escaped(&mut self, start: usize, end: usize) -> Result<String, Fault> {
        let bytes = self.text.as_bytes();
        let (mut start, mut end) = (start, end);
        let mut output = String::new();
        loop {
            output.push_str(self.slice(start, end));
            self.position = end;
            match bytes.get(end) {
                Some(b'"') => {
                    self.position = end + 1;
                    return Ok(output);
                }
                Some(b'\\') => start = string::unescape(bytes, end + 1, &mut output)?,
                Some(_) => return Err(Fault::new("expected no control character in a string")),
                None => return Err(Fault::new("expected a closing quote")),
            }
            end = string::end_of_plain(bytes, start);
        }
    }

    fn read_number(&mut self) -> Result<Number, Fault> {
        let start = self.position;
        let end = number::end_of_number(self.text.as_bytes(), start)?;
        let number = number::read(self.slice(start, end))?;
        self.position = end;
        Ok(number)
    }

    /// Reads over a number, which need not be one that a double holds.
    pub(super) fn skip_number(&mut self) -> Result<(), Fault> {
        self.position = number::end_of_number(self.text.as_bytes(), self.position)?;
        Ok(())
    }

    /// Reads over a string from behind its opening quote; its escapes need not make a text.
    pub(super) fn skip_text(&mut self) -> Result<(), Fault> {
        self.position = string::end_of_string(self.text.as_bytes(), self.position)?;
        Ok(())
    }

    pub(super) fn expect_word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(Fault::new("expected a value"));
        }
        self.position += word.len();
        Ok(())
    }

    /// Enters an array or object.
    pub(super) fn open(&mut self, bracket: u8) -> Result<Sequence<'_, 'de>, Fault> {
        if !self.take_after_blanks(bracket) {
            return Err(Fault::new(if bracket == b'{' {
                "expected an object"
            } else {
                "expected an array"
            }));
        }
        if self.depth == MAXIMUM_DEPTH {
            return Err(Fault::new("expected at most 128 levels"));
        }
        self.depth += 1;
        Ok(Sequence::of(self))
    }

    /// Leaves an array or object.
    pub(super) const fn leave(&mut self) {
        self.depth -= 1;
    }

    fn slice(&self, start: usize, end: usize) -> &'de str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Fault;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.peek_value()? {
            b'"' => {
                self.position += 1;
                match self.read_text()? {
                    Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                    Cow::Owned(text) => visitor.visit_string(text),
                }
            }
            b'{' => {
                let mut members = self.open(b'{')?;
                let value = visitor.visit_map(&mut members)?;
                members.close()?;
                Ok(value)
            }
            b'[' => {
                let mut elements = self.open(b'[')?;
                let value = visitor.visit_seq(&mut elements)?;
                elements.close()?;
                Ok(value)
            }
            b'n' => {
                self.expect_word("null")?;
                visitor.visit_unit()
            }
            b't' => {
                self.expect_word("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.expect_word("false")?;
                visitor.visit_bool(false)
            }
            _ => match self.read_number()? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek_value()? == b'n' {
            self.expect_word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // Rare, and only in values that read themselves: by way of a tree.
        let value = <crate::Json as serde::Deserialize>::deserialize(self)?;
        value.deserialize_enum(name, variants, visitor).map_err(serde::de::Error::custom)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.skip_value()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier
    }
}
