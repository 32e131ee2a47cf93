//! Who may see and change a value, and how it is kept secret.

mod scope_value;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&scope_value::RULE];
