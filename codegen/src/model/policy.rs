//! Policies, which the server holds a value to.

use crate::json::Value;
use crate::model::{Setting, Text, read};

/// One entry of `policies`.
#[derive(Clone, Copy, Debug)]
pub struct Policy<'a> {
    /// The whole entry, as written.
    pub value: Value<'a>,
}

impl<'a> Policy<'a> {
    /// Returns `policyId`.
    #[must_use]
    pub fn id(self) -> Setting<'a, Text<'a>> {
        read::setting_of(self.value, "policyId")
    }

    /// Returns `params`, as written.
    #[must_use]
    pub fn params(self) -> Option<Value<'a>> {
        self.value.get("params")
    }
}
