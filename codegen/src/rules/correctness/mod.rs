//! What the server refuses, or what breaks later.

mod type_duplicate;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&type_duplicate::RULE];
