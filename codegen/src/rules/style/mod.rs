//! Order, labels and what is left over from consoles.

mod artefact_keys;
mod doc_id;
mod items_on_scalar;
mod mat_icon_fa;
mod meta_on_custom;
mod object_no_subprops;
mod order_dangling;
mod order_duplicate;
mod order_gap;
mod order_missing;
mod pattern_empty;
mod pattern_unanchored;
mod required_duplicate;
mod return_by_default_plain;
mod schema_title_missing;
mod schema_type;
mod title_missing;
mod twice_declared;
mod twin_drift;
mod usage_description;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &artefact_keys::RULE,
    &doc_id::RULE,
    &items_on_scalar::RULE,
    &mat_icon_fa::RULE,
    &meta_on_custom::RULE,
    &object_no_subprops::RULE,
    &order_dangling::RULE,
    &order_duplicate::RULE,
    &order_gap::RULE,
    &order_missing::RULE,
    &pattern_empty::RULE,
    &pattern_unanchored::RULE,
    &required_duplicate::RULE,
    &return_by_default_plain::RULE,
    &schema_title_missing::RULE,
    &schema_type::RULE,
    &title_missing::RULE,
    &twice_declared::RULE,
    &twin_drift::RULE,
    &usage_description::RULE,
];
