//! Values that are computed or derived.

mod derivation;
mod onretrieve_not_virtual;
mod rdvp_cycle;
mod rdvp_depth;
mod rdvp_ends_differ;
mod rdvp_ext_attr;
mod rdvp_field_unknown;
mod rdvp_flatten_shape;
mod rdvp_no_notifyself;
mod rdvp_no_signal;
mod rdvp_not_virtual;
mod rdvp_onretrieve;
mod rdvp_path_empty;
mod rdvp_path_shape;
mod rdvp_private;
mod rdvp_return;
mod rdvp_step_missing;
mod rdvp_step_not_rel;
mod rdvp_user_editable;
mod virtual_default;
mod virtual_no_source;

pub(super) use rdvp_cycle::circular;

use crate::rules::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &onretrieve_not_virtual::RULE,
    &rdvp_cycle::RULE,
    &rdvp_depth::RULE,
    &rdvp_ends_differ::RULE,
    &rdvp_ext_attr::RULE,
    &rdvp_field_unknown::RULE,
    &rdvp_flatten_shape::RULE,
    &rdvp_no_notifyself::RULE,
    &rdvp_no_signal::RULE,
    &rdvp_not_virtual::RULE,
    &rdvp_onretrieve::RULE,
    &rdvp_path_empty::RULE,
    &rdvp_path_shape::RULE,
    &rdvp_private::RULE,
    &rdvp_return::RULE,
    &rdvp_step_missing::RULE,
    &rdvp_step_not_rel::RULE,
    &rdvp_user_editable::RULE,
    &virtual_default::RULE,
    &virtual_no_source::RULE,
];
