//! What runs at events, in actions and for properties.

mod action_entry;
mod hook_nested_level;
mod hook_onqueryresult;
mod hook_unknown;
pub(super) mod likeness;
mod media_type;
mod script_both;
mod script_file_missing;
mod script_file_on_aic;
mod script_file_url;
mod script_for_in_this;
mod script_globals;
mod script_groovy;
mod script_none;
mod script_property_assign;
mod script_property_unknown;
mod script_syntax;
mod script_type;
mod unread;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &action_entry::RULE,
    &hook_nested_level::RULE,
    &hook_onqueryresult::RULE,
    &hook_unknown::RULE,
    &script_both::RULE,
    &script_file_missing::RULE,
    &script_file_on_aic::RULE,
    &script_file_url::RULE,
    &script_for_in_this::RULE,
    &script_globals::RULE,
    &script_groovy::RULE,
    &script_none::RULE,
    &script_property_assign::RULE,
    &script_property_unknown::RULE,
    &script_syntax::RULE,
    &script_type::RULE,
];
