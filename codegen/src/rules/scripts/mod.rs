//! What runs at events, in actions and for properties.

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
