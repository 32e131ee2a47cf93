//! The places that values are read into and taken from.

use std::{fmt, ops::ControlFlow};

use crate::{Json, record::Record};

/// A place for one decoded value.
///
/// The kinds that most properties have are spelled out; the others are
/// reached through a trait object.
pub enum Slot<'a> {
    /// One string.
    Text(&'a mut Option<String>),
    /// A list of strings.
    Texts(&'a mut Vec<String>),
    /// One whole number.
    Integer(&'a mut Option<i64>),
    /// One number.
    Number(&'a mut Option<f64>),
    /// One boolean.
    Boolean(&'a mut Option<bool>),
    /// Any JSON.
    Json(&'a mut Option<Json>),
    /// A value with a text form.
    Parsed(&'a mut dyn Parsed),
    /// An object with a table of its own.
    Record(&'a mut dyn Nested),
    /// A list of anything.
    Items(&'a mut dyn Items),
    /// A list that is only there when the server sent one.
    Lazy(&'a mut dyn Lazy),
    /// A value that reads itself through serde.
    Serde(&'a mut dyn Target),
    /// A value that is never read.
    Ignored,
}

impl Slot<'_> {
    /// Makes the place empty.
    pub(crate) fn clear(&mut self) {
        match self {
            Self::Text(place) => **place = None,
            Self::Texts(place) => place.clear(),
            Self::Integer(place) => **place = None,
            Self::Number(place) => **place = None,
            Self::Boolean(place) => **place = None,
            Self::Json(place) => **place = None,
            Self::Parsed(place) => place.clear(),
            Self::Record(place) => place.clear(),
            Self::Items(place) => place.clear(),
            Self::Lazy(place) => place.clear(),
            Self::Serde(_) | Self::Ignored => {}
        }
    }
}

/// A value as it stands in a record.
pub enum SlotRef<'a> {
    /// Nothing to send and nothing to show.
    Absent,
    /// One string.
    Text(&'a str),
    /// A list of strings.
    Texts(&'a [String]),
    /// One whole number.
    Integer(i64),
    /// One number.
    Number(f64),
    /// One boolean.
    Boolean(bool),
    /// Any JSON.
    Json(&'a Json),
    /// An object with a table of its own.
    Record(&'a dyn Record),
    /// A list of anything.
    Items(&'a dyn ItemsRef),
    /// A value that is shown as text.
    Display(&'a dyn fmt::Display),
    /// A value that writes itself through serde.
    Serde(&'a dyn ToJson),
    /// A value that must not be shown.
    Redacted,
}

/// A place for a value with a text form.
pub trait Parsed {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// Says what was expected.
    fn parse(&mut self, text: &str) -> Result<(), String>;

    /// Makes the place empty.
    fn clear(&mut self);
}

/// A place for an object with a table of its own.
pub trait Nested {
    /// Puts an empty record into the place and returns it.
    fn open(&mut self) -> &mut dyn Record;

    /// Makes the place empty.
    fn clear(&mut self);
}

/// A place for a list of anything.
pub trait Items {
    /// Makes the list empty.
    fn clear(&mut self);

    /// Lets `read` fill the slot of one more element; an empty slot adds none.
    fn next(&mut self, read: &mut dyn FnMut(Slot<'_>) -> ControlFlow<()>) -> ControlFlow<()>;
}

/// A place for a list that is only there when the server sent one.
pub trait Lazy {
    /// Puts an empty list into the place and returns its slot.
    fn open(&mut self) -> Slot<'_>;

    /// Makes the place empty.
    fn clear(&mut self);
}

/// A place for a value that reads itself through serde.
pub trait Target {
    /// Reads the value, or makes the place empty for null.
    ///
    /// # Errors
    ///
    /// Whatever the value's own reading reports.
    fn read(&mut self, json: Json) -> serde_json::Result<()>;
}

/// A value that writes itself through serde.
pub trait ToJson {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Whatever the value's own writing reports.
    fn to_json(&self) -> serde_json::Result<Json>;
}

/// A list of anything, to look at.
pub trait ItemsRef {
    /// Returns the number of elements.
    fn count(&self) -> usize;

    /// Returns one element.
    fn item(&self, index: usize) -> SlotRef<'_>;
}
