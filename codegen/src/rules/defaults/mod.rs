//! The vendor's types and properties.

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
