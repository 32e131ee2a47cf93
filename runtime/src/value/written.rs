//! Values as a request carries them.

use std::{error::Error, fmt};

use serde::ser::{self, Serialize, Serializer};
use serde_json::{Map, Number};

use crate::{
    Json,
    record::{Kind, Record, SlotRef, number, unlisted},
};

/// A value that has no JSON form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    reason: String,
}

impl Unwritable {
    /// A property that an object cannot do without has no value.
    pub(crate) fn required(name: &str) -> Self {
        Self { reason: format!("`{name}` is required") }
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a value cannot be written as JSON: {}", self.reason)
    }
}

impl Error for Unwritable {}

/// What a request carries for one property; serializing it fails where the value has no JSON form.
pub type Written = Result<Json, Unwritable>;

/// Serializes what a request carries.
pub(crate) struct Carried<'a>(pub(crate) &'a Written);

impl Serialize for Carried<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Ok(json) => json.serialize(serializer),
            Err(unwritable) => Err(ser::Error::custom(unwritable)),
        }
    }
}

impl SlotRef<'_> {
    /// Returns the JSON that a request carries for this value.
    ///
    /// What the server computes stays behind, and so do the expanded fields of a
    /// reference. Members of an object that its schema does not list are carried.
    /// A whole number is written as an integer, which is how a server tells
    /// whether two numbers are equal.
    ///
    /// # Errors
    ///
    /// When the value has no JSON form, such as a number that is not finite.
    pub fn written(&self) -> Written {
        match *self {
            SlotRef::Record(record) => written_record(record),
            SlotRef::Items(items) => {
                (0..items.count()).map(|index| items.item(index).written()).collect()
            }
            SlotRef::Number(number) => written_number(number),
            _ => {
                serde_json::to_value(self).map_err(|error| Unwritable { reason: error.to_string() })
            }
        }
    }
}

fn written_number(number: f64) -> Written {
    if let Some(whole) = number::exact(number) {
        return Ok(Json::from(whole));
    }
    match Number::from_f64(number) {
        Some(number) => Ok(Json::Number(number)),
        None => Err(Unwritable { reason: format!("`{number}` is not a finite number") }),
    }
}

fn written_record(record: &dyn Record) -> Written {
    let mut members = Map::new();
    if record.carries_rest() {
        members.extend(unlisted(record).map(|(name, value)| (name.clone(), value.clone())));
    }
    for (index, entry) in record.table().entries().iter().enumerate() {
        match (entry.kind, record.get(index)) {
            (Kind::ReadOnly, _) | (_, SlotRef::Absent | SlotRef::Redacted) => {}
            (_, value) => {
                members.insert(entry.name.to_owned(), value.written()?);
            }
        }
    }
    Ok(Json::Object(members))
}
