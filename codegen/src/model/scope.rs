//! Who may read a property.

use crate::json::Value;
use crate::model::{Setting, read};

/// Who may read a property over REST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Whoever may read the object.
    Public,
    /// No external caller.
    Private,
}

impl Scope {
    /// Returns what `value` sets.
    #[must_use]
    pub fn setting(value: Value<'_>) -> Setting<'_, Self> {
        read::setting(value)
    }
}
