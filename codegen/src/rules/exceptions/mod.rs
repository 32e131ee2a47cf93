//! The exceptions themselves.

mod allow_expired;
mod allow_unused;
mod known_fixed;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] =
    &[&allow_expired::RULE, &allow_unused::RULE, &known_fixed::RULE];
