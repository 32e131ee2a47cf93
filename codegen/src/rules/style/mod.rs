//! Order, labels and what is left over from consoles.

mod order_dangling;
mod title_missing;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&order_dangling::RULE, &title_missing::RULE];
