//! The vendor's types and properties.

mod application_touched;
mod declared;
mod default_hook_changed;
mod default_policy_removed;
mod default_prop_removed;
mod default_prop_retyped;
mod default_protection_loosened;
mod default_required_relaxed;
mod default_searchable_changed;
mod default_type_missing;
mod listing;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &application_touched::RULE,
    &default_hook_changed::RULE,
    &default_policy_removed::RULE,
    &default_prop_removed::RULE,
    &default_prop_retyped::RULE,
    &default_protection_loosened::RULE,
    &default_required_relaxed::RULE,
    &default_searchable_changed::RULE,
    &default_type_missing::RULE,
];
