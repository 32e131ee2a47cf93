//! Values with a text form: enumerations, identifiers, dates.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};

use crate::record::Parsed;

/// A value that is a string in JSON and more than a string in Rust.
pub trait TextValue: Sized {
    /// Returns the text form.
    fn text(&self) -> Cow<'_, str>;

    /// Reads the text form.
    ///
    /// # Errors
    ///
    /// Says what was expected, and nothing of what was found: it may be personal.
    fn from_text(text: &str) -> Result<Self, String>;
}

impl<T: TextValue> Parsed for Option<T> {
    fn parse(&mut self, text: &str) -> Result<(), String> {
        *self = Some(T::from_text(text)?);
        Ok(())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

/// Reads a text value through serde.
///
/// # Errors
///
/// When the input is no string, or not this kind of string.
pub fn deserialize<'de, T: TextValue, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::from_text(&text).map_err(D::Error::custom)
}

/// Says that a text is none of those that a closed enumeration knows; not which, since it may be personal.
#[must_use]
pub fn unknown(known: &[&str]) -> String {
    let known: Vec<String> = known.iter().map(|name| format!("{name:?}")).collect();
    format!("expected one of {}, found another text", known.join(", "))
}
