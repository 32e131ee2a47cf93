//! References between types, and the two ends that they have.

mod rel_repo_map;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&rel_repo_map::RULE];
