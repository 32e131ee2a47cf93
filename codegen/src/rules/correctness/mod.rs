//! What the server refuses, or what breaks later.

mod array_items_missing;
mod boolean_as_string;
mod bounds;
mod default_in_items;
mod default_not_in_enum;
mod default_on_unsupported;
mod default_type;
mod default_violates_policy;
mod enum_array_placement;
mod enum_empty_dup;
mod enum_labels;
mod enum_member_type;
mod enum_null;
mod enum_unsupported_type;
mod format_unknown;
mod format_without_policy;
mod hidden_properties;
mod hidden_type_declared;
mod items_not_object;
mod json_duplicate_key;
mod lastsync_dangling;
mod length_contradiction;
mod maxlength_no_policy;
mod meta_block;
mod minlength_nonstring;
mod minlength_type;
mod nested_hooks;
mod nested_order_required_dangling;
mod nested_policies;
mod nested_relationship;
mod null_type;
mod nullable_mismatch;
mod object_key_unknown;
mod object_legacy_properties;
mod objects_not_list;
mod pattern_invalid;
mod pattern_nonstring;
mod pattern_redos;
mod required_dangling;
mod required_default;
pub(super) mod required_not_empty;
mod required_null;
mod required_virtual;
mod scalar;
mod schema_missing;
mod schema_nonstring_label;
mod schema_properties_not_map;
mod schema_stray_property;
mod type_duplicate;
mod type_integer;
mod type_list_no_null;
mod type_list_order;
mod type_missing;
mod type_name_brace;
mod type_name_missing;
mod type_null_only;
mod type_unknown;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &array_items_missing::RULE,
    &boolean_as_string::RULE,
    &default_in_items::RULE,
    &default_not_in_enum::RULE,
    &default_on_unsupported::RULE,
    &default_type::RULE,
    &default_violates_policy::RULE,
    &enum_array_placement::RULE,
    &enum_empty_dup::RULE,
    &enum_labels::RULE,
    &enum_member_type::RULE,
    &enum_null::RULE,
    &enum_unsupported_type::RULE,
    &format_unknown::RULE,
    &format_without_policy::RULE,
    &hidden_properties::RULE,
    &hidden_type_declared::RULE,
    &items_not_object::RULE,
    &json_duplicate_key::RULE,
    &lastsync_dangling::RULE,
    &length_contradiction::RULE,
    &maxlength_no_policy::RULE,
    &meta_block::RULE,
    &minlength_nonstring::RULE,
    &minlength_type::RULE,
    &nested_hooks::RULE,
    &nested_order_required_dangling::RULE,
    &nested_policies::RULE,
    &nested_relationship::RULE,
    &null_type::RULE,
    &nullable_mismatch::RULE,
    &object_key_unknown::RULE,
    &object_legacy_properties::RULE,
    &objects_not_list::RULE,
    &pattern_invalid::RULE,
    &pattern_nonstring::RULE,
    &pattern_redos::RULE,
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
    &type_integer::RULE,
    &type_list_no_null::RULE,
    &type_list_order::RULE,
    &type_missing::RULE,
    &type_name_brace::RULE,
    &type_name_missing::RULE,
    &type_null_only::RULE,
    &type_unknown::RULE,
];
