//! What a policy may ask about the tenant.

use std::time::SystemTime;

use serde_json::{Map, Value};

/// What a policy may ask about the tenant around the object that it judges.
pub trait Existing {
    /// Returns whether another object of the type has a value, in capital or small letters.
    fn is_taken(&self, property: &str, value: &str) -> bool;

    /// Returns the object as it is stored, if it is.
    fn stored(&self) -> Option<&Map<String, Value>> {
        None
    }

    /// Returns whether there is an internal user of a name; servers start with these two.
    fn is_internal_user(&self, name: &str) -> bool {
        matches!(name, "openidm-admin" | "anonymous")
    }

    /// Returns whether there is a mapping of a name. A tenant without mappings has any.
    fn has_mapping(&self, _name: &str) -> bool {
        true
    }

    /// Returns what time it is.
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}
