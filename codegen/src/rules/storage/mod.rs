//! Where values are kept: prefixes, extension slots, indexes and limits.

mod custom_count_12;
mod custom_prefix;
mod custom_prefix_elsewhere;
mod custom_prefix_reverse;
mod custom_rel_count_10;
mod custom_user_searchable;
mod ext_date_format;
mod ext_indexed_not_searchable;
mod ext_name_typo;
mod ext_number_range;
mod ext_retitled_duplicate;
mod ext_string_feature;
mod ext_unindexed_searchable;
mod own;
mod password_expiration_query;
pub(in crate::rules) mod prefix;
mod searchable_unindexed_default;
mod slot_label;
pub(in crate::rules) mod slot_name;
pub(in crate::rules) mod unindexed;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &custom_count_12::RULE,
    &custom_prefix::RULE,
    &custom_prefix_elsewhere::RULE,
    &custom_prefix_reverse::RULE,
    &custom_rel_count_10::RULE,
    &custom_user_searchable::RULE,
    &ext_date_format::RULE,
    &ext_indexed_not_searchable::RULE,
    &ext_name_typo::RULE,
    &ext_number_range::RULE,
    &ext_retitled_duplicate::RULE,
    &ext_string_feature::RULE,
    &ext_unindexed_searchable::RULE,
    &password_expiration_query::RULE,
    &searchable_unindexed_default::RULE,
];
