//! Where values are kept: prefixes, extension slots, indexes and limits.

mod custom_prefix;
pub(in crate::rules) mod unindexed;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&custom_prefix::RULE];
