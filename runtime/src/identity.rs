//! The identifier and the revision of an object.

use std::{borrow::Cow, error::Error, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    pointer,
    record::{Parsed, Slot, SlotRef},
    value::{self, Field, TextValue, Value},
};

/// The identifier of an object (`_id`).
///
/// The default is empty: the identifier of an object that no server has stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(String);

/// The revision of an object (`_rev`), which means nothing but "this one".
///
/// The default is empty: the revision of an object that no server has stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revision(String);

/// Text that is no identifier or no revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidIdentity {
    text: String,
    expected: &'static str,
}

impl ObjectId {
    /// Takes a text as an identifier.
    ///
    /// # Errors
    ///
    /// When the text is empty, `.` or `..`: no path can lead to such an object.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidIdentity> {
        let text = text.into();
        if matches!(text.as_str(), "" | "." | "..") {
            return Err(InvalidIdentity { text, expected: "an identifier" });
        }
        Ok(Self(text))
    }

    /// Returns the identifier as it stands in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier as one element of a path: everything but
    /// letters, digits and `-._~` is percent-encoded.
    #[must_use]
    pub fn path_element(&self) -> String {
        let mut element = String::with_capacity(self.0.len());
        pointer::encode(&self.0, &mut element);
        element
    }
}

impl Revision {
    /// Takes a text as a revision.
    ///
    /// # Errors
    ///
    /// When the text is empty or holds a quote, a control character or
    /// anything else that a header cannot carry.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidIdentity> {
        let text = text.into();
        let carried = |byte: u8| matches!(byte, b'!'..=b'~') && byte != b'"';
        if text.is_empty() || !text.bytes().all(carried) {
            return Err(InvalidIdentity { text, expected: "a revision" });
        }
        Ok(Self(text))
    }

    /// Returns the revision as it stands in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvalidIdentity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}, found {:?}", self.expected, self.text)
    }
}

impl Error for InvalidIdentity {}

/// The impls that a text with rules of its own needs.
macro_rules! identity {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidIdentity;

            fn from_str(text: &str) -> Result<Self, InvalidIdentity> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidIdentity;

            fn try_from(text: &str) -> Result<Self, InvalidIdentity> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidIdentity;

            fn try_from(text: String) -> Result<Self, InvalidIdentity> {
                Self::new(text)
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl TextValue for $name {
            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }

            fn from_text(text: &str) -> Result<Self, String> {
                Self::new(text).map_err(|error| format!("expected {}", error.expected))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
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
                SlotRef::Text(&self.0)
            }
        }

        impl Parsed for $name {
            fn parse(&mut self, text: &str) -> Result<(), String> {
                *self = Self::from_text(text)?;
                Ok(())
            }

            fn clear(&mut self) {
                self.0.clear();
            }
        }

        impl Field for $name {
            fn slot(&mut self) -> Slot<'_> {
                Slot::Parsed(self)
            }

            fn show(&self) -> SlotRef<'_> {
                if self.0.is_empty() { SlotRef::Absent } else { SlotRef::Text(&self.0) }
            }
        }
    };
}

identity!(ObjectId);
identity!(Revision);
