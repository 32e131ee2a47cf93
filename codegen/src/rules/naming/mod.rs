//! What things are called, and the rules of one's own for it.

mod agreement;
mod naming_property;
mod naming_relationship;
mod naming_twins;
mod naming_type;
mod naming_word;
mod pattern;
mod prop_case_duplicate;
mod prop_name_charset;
mod prop_name_reserved;
mod prop_name_underscore;
mod prop_shadow_attr;
mod slot_alias;
mod slot_contradiction;
mod slot_description;
mod slot_owner;
mod slot_shared;
mod slot_title;
mod twin;
mod type_case_duplicate;
mod type_name_charset;
mod type_no_realm_prefix;
mod type_realm_lookalike;
mod used_slot;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &naming_property::RULE,
    &naming_relationship::RULE,
    &naming_twins::RULE,
    &naming_type::RULE,
    &naming_word::RULE,
    &prop_case_duplicate::RULE,
    &prop_name_charset::RULE,
    &prop_name_reserved::RULE,
    &prop_name_underscore::RULE,
    &prop_shadow_attr::RULE,
    &slot_alias::RULE,
    &slot_contradiction::RULE,
    &slot_description::RULE,
    &slot_owner::RULE,
    &slot_shared::RULE,
    &slot_title::RULE,
    &type_case_duplicate::RULE,
    &type_name_charset::RULE,
    &type_no_realm_prefix::RULE,
    &type_realm_lookalike::RULE,
];
