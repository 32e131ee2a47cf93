//! Who may see and change a value, and how it is kept secret.

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
