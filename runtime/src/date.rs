//! Dates and points in time, which are strings in JSON.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    record::{Slot, SlotRef},
    value::{self, TextValue, Value},
};

/// A day (`2026-03-01`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// A point in time, written in UTC with milliseconds: `2026-03-01T12:00:00.000Z`.
///
/// A filter puts such properties in order as text, which is the order in time
/// for values of this form. Only a point between two milliseconds is written
/// with more digits, and such a text is out of order within its millisecond.
///
/// Read are also a time with another offset, one without (it is in UTC) and the
/// directory's generalized time (`20260301120000Z`, `20260301120000.5+0100`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(jiff::Timestamp);

/// Text that is no date or no point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate {
    text: String,
    expected: &'static str,
}

impl Date {
    /// Returns the day as `jiff` has it.
    #[must_use]
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }
}

impl DateTime {
    /// Returns the point in time as `jiff` has it.
    #[must_use]
    pub const fn timestamp(self) -> jiff::Timestamp {
        self.0
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.subsec_nanosecond() % 1_000_000 == 0 {
            return write!(formatter, "{:.3}", self.0);
        }
        self.0.fmt(formatter)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let date = text.parse().map(Self);
        date.map_err(|_| InvalidDate { text: text.to_owned(), expected: "a date" })
    }
}

impl FromStr for DateTime {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let time = with_offset(text).or_else(|| generalized(text)).or_else(|| in_utc(text));
        time.map(Self)
            .ok_or_else(|| InvalidDate { text: text.to_owned(), expected: "a date with a time" })
    }
}

fn with_offset(text: &str) -> Option<jiff::Timestamp> {
    text.parse().ok()
}

/// Reads a time without an offset.
fn in_utc(text: &str) -> Option<jiff::Timestamp> {
    let time: jiff::civil::DateTime = text.parse().ok()?;
    // A day alone is a date: nobody said a time.
    text.contains([':', 'T', 't', ' ']).then_some(())?;
    jiff::tz::Offset::UTC.to_timestamp(time).ok()
}

/// Reads the generalized time of a directory (RFC 4517, 3.3.13): digits without a separator.
fn generalized(text: &str) -> Option<jiff::Timestamp> {
    let (day, time) = text.split_at_checked(8)?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(day) || !is_digits(time.get(..2)?) {
        return None;
    }
    with_offset(&format!("{day}T{time}"))
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}, found {:?}", self.expected, self.text)
    }
}

impl std::error::Error for InvalidDate {}

/// The impls that make a date a value of a property.
macro_rules! dated {
    ($name:ident) => {
        impl TextValue for $name {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn from_text(text: &str) -> Result<Self, String> {
                text.parse().map_err(|error: InvalidDate| format!("expected {}", error.expected))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                value::deserialize_text(deserializer)
            }
        }

        impl Value for $name {
            fn one(place: &mut Option<Self>) -> Slot<'_> {
                Slot::Parsed(place)
            }

            fn show(&self) -> SlotRef<'_> {
                SlotRef::Display(self)
            }
        }
    };
}

dated!(Date);
dated!(DateTime);
