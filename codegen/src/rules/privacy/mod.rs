//! Who may see and change a value, and how it is kept secret.

mod enc_and_hash;
mod enc_incomplete;
mod enc_not_private;
mod enc_on_kind;
mod enc_on_password;
mod enc_searchable;
mod private_viewable;
mod protection;
mod scope_value;
mod sensitive_plain;
mod user_editable_private;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &enc_and_hash::RULE,
    &enc_incomplete::RULE,
    &enc_not_private::RULE,
    &enc_on_kind::RULE,
    &enc_on_password::RULE,
    &enc_searchable::RULE,
    &private_viewable::RULE,
    &scope_value::RULE,
    &sensitive_plain::RULE,
    &user_editable_private::RULE,
];
