//! References between types, and the two ends that they have.

mod conditional_field;
mod conditional_filter_searchable;
mod conditional_many;
mod conditional_pair;
mod console_query;
mod notification;
mod notifyrel_cycle;
mod notifyrel_not_rel;
mod notifyrel_unknown;
mod ownership;
mod path;
mod query_filter;
mod rel_array_return;
mod rel_collection_misplaced;
mod rel_collection_object;
mod rel_duplicate_path;
mod rel_label;
mod rel_multi_target;
mod rel_no_collection;
mod rel_notify_oneway;
mod rel_oneway;
mod rel_path_missing;
mod rel_policy_return;
mod rel_query_field_unknown;
mod rel_query_fields_empty;
mod rel_query_missing;
mod rel_queryfilter;
mod rel_refprops;
pub(crate) mod rel_repo_map;
mod rel_reverse_asymmetric;
mod rel_reverse_flag;
mod rel_reverse_kind;
mod rel_reverse_missing;
mod rel_reverse_noname;
mod rel_reverse_path;
mod rel_searchable;
mod rel_sortkey;
mod rel_target_unknown;
mod rel_validate;
mod reverse;
mod reverse_draft;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &conditional_field::RULE,
    &conditional_filter_searchable::RULE,
    &conditional_many::RULE,
    &conditional_pair::RULE,
    &notifyrel_cycle::RULE,
    &notifyrel_not_rel::RULE,
    &notifyrel_unknown::RULE,
    &rel_array_return::RULE,
    &rel_collection_misplaced::RULE,
    &rel_collection_object::RULE,
    &rel_duplicate_path::RULE,
    &rel_label::RULE,
    &rel_multi_target::RULE,
    &rel_no_collection::RULE,
    &rel_notify_oneway::RULE,
    &rel_oneway::RULE,
    &rel_path_missing::RULE,
    &rel_policy_return::RULE,
    &rel_query_field_unknown::RULE,
    &rel_query_fields_empty::RULE,
    &rel_query_missing::RULE,
    &rel_queryfilter::RULE,
    &rel_refprops::RULE,
    &rel_repo_map::RULE,
    &rel_reverse_asymmetric::RULE,
    &rel_reverse_flag::RULE,
    &rel_reverse_kind::RULE,
    &rel_reverse_missing::RULE,
    &rel_reverse_noname::RULE,
    &rel_reverse_path::RULE,
    &rel_searchable::RULE,
    &rel_sortkey::RULE,
    &rel_target_unknown::RULE,
    &rel_validate::RULE,
];
