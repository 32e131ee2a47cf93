//! What the server refuses, or what breaks later.

mod array_items_missing;
mod boolean_as_string;
mod format_unknown;
mod format_without_policy;
mod hidden_properties;
mod hidden_type_declared;
mod items_not_object;
mod json_duplicate_key;
mod lastsync_dangling;
mod meta_block;
mod null_type;
mod object_key_unknown;
mod object_legacy_properties;
mod objects_not_list;
mod required_dangling;
mod required_default;
mod required_not_empty;
mod required_null;
mod required_virtual;
mod schema_missing;
mod schema_nonstring_label;
mod schema_properties_not_map;
mod schema_stray_property;
mod type_duplicate;
mod type_missing;
mod type_name_brace;
mod type_name_missing;
mod type_unknown;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &array_items_missing::RULE,
    &boolean_as_string::RULE,
    &format_unknown::RULE,
    &format_without_policy::RULE,
    &hidden_properties::RULE,
    &hidden_type_declared::RULE,
    &items_not_object::RULE,
    &json_duplicate_key::RULE,
    &lastsync_dangling::RULE,
    &meta_block::RULE,
    &null_type::RULE,
    &object_key_unknown::RULE,
    &object_legacy_properties::RULE,
    &objects_not_list::RULE,
    &required_dangling::RULE,
    &required_default::RULE,
    &required_not_empty::RULE,
    &required_null::RULE,
    &required_virtual::RULE,
    &schema_missing::RULE,
    &schema_nonstring_label::RULE,
    &schema_properties_not_map::RULE,
    &schema_stray_property::RULE,
    &type_duplicate::RULE,
    &type_missing::RULE,
    &type_name_brace::RULE,
    &type_name_missing::RULE,
    &type_unknown::RULE,
];
