//! Order, labels and what is left over from consoles.

mod doc_id;
mod mat_icon_fa;
mod meta_on_custom;
mod order_dangling;
mod order_duplicate;
mod order_gap;
mod order_missing;
mod required_duplicate;
mod schema_title_missing;
mod schema_type;
mod title_missing;
mod twin_drift;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &doc_id::RULE,
    &mat_icon_fa::RULE,
    &meta_on_custom::RULE,
    &order_dangling::RULE,
    &order_duplicate::RULE,
    &order_gap::RULE,
    &order_missing::RULE,
    &required_duplicate::RULE,
    &schema_title_missing::RULE,
    &schema_type::RULE,
    &title_missing::RULE,
    &twin_drift::RULE,
];
