//! The exceptions themselves.

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
