//! What values are held to when they are written.

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
