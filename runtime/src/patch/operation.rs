//! One operation of a patch.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    Writable,
    record::SlotRef,
    value::{Carried, Written},
};

/// One operation of a patch.
#[derive(Clone, PartialEq)]
pub struct Operation {
    pub(super) verb: Verb,
    pub(super) field: String,
    pub(super) value: Option<Written>,
    pub(super) shown: Shown,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    Remove,
    Replace,
    Increment,
}

/// Whether the value of an operation may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Plainly,
    Redacted,
}

impl Operation {
    /// Returns the word of the operation: `add`, `remove`, `replace` or `increment`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.verb {
            Verb::Add => "add",
            Verb::Remove => "remove",
            Verb::Replace => "replace",
            Verb::Increment => "increment",
        }
    }

    /// Returns the pointer to what the operation changes.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }
}

impl Shown {
    pub(super) const fn of<A: Writable>() -> Self {
        if A::SECRET { Self::Redacted } else { Self::Plainly }
    }
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("operation", self.name())?;
        members.serialize_entry("field", &self.field)?;
        if let Some(value) = &self.value {
            members.serialize_entry("value", &Carried(value))?;
        }
        members.end()
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.name(), self.field)?;
        match (&self.value, self.shown) {
            (None, _) => Ok(()),
            (Some(_), Shown::Redacted) => write!(formatter, " {:?}", SlotRef::Redacted),
            (Some(Ok(json)), Shown::Plainly) => write!(formatter, " {json}"),
            (Some(Err(unwritable)), Shown::Plainly) => write!(formatter, " <{unwritable}>"),
        }
    }
}
