//! What things are called, and the rules of one's own for it.

mod type_case_duplicate;
mod type_name_charset;
mod type_no_realm_prefix;
mod type_realm_lookalike;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &type_case_duplicate::RULE,
    &type_name_charset::RULE,
    &type_no_realm_prefix::RULE,
    &type_realm_lookalike::RULE,
];
