//! Order, labels and what is left over from consoles.

mod doc_id;
mod meta_on_custom;
mod order_dangling;
mod title_missing;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] =
    &[&doc_id::RULE, &meta_on_custom::RULE, &order_dangling::RULE, &title_missing::RULE];
