//! What values are held to when they are written.

mod conditional_policy_shape;
mod fit;
mod limits;
mod parameters;
#[cfg(feature = "javascript")]
mod patterns;
mod policies_not_list;
mod policy_contradiction;
mod policy_duplicate;
mod policy_email_first;
mod policy_enforcement;
mod policy_id_equal;
mod policy_on_array;
mod policy_others_unknown;
mod policy_param_type;
mod policy_params_missing;
mod policy_regexp;
mod policy_required_dup;
mod policy_unique_unindexed;
mod policy_unknown;
mod policy_wrong_type;
mod property_names;

#[cfg(feature = "review")]
pub(crate) use fit::Fit;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &conditional_policy_shape::RULE,
    &policies_not_list::RULE,
    &policy_contradiction::RULE,
    &policy_duplicate::RULE,
    &policy_email_first::RULE,
    &policy_enforcement::RULE,
    &policy_id_equal::RULE,
    &policy_on_array::RULE,
    &policy_others_unknown::RULE,
    &policy_param_type::RULE,
    &policy_params_missing::RULE,
    &policy_regexp::RULE,
    &policy_required_dup::RULE,
    &policy_unique_unindexed::RULE,
    &policy_unknown::RULE,
    &policy_wrong_type::RULE,
];
