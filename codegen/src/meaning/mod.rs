//! When two values of JSON mean the same: the one answer, for comparing, for hashing and for merging.
//!
//! ```text
//!                                  ┌─► is_same (compares, as far as it has to)
//! Value ─► Node (by a Reading) ─► Said
//!                                  └─► canonical (the one text of all that say the same) ─► Digest
//! ```
//!
//! White space, escapes, the order of keys and how a number is spelled never count; of a repeated key the
//! last one does, as for the servers. What else does not count, a [`Reading`] says. Whatever that is,
//! `is_same(a, b)` is `canonical(a) == canonical(b)`.

mod digest;
mod node;
mod number;
mod parameter;
mod reading;
mod said;
mod script;

#[cfg(test)]
mod tests;

pub(crate) use digest::Digest;
pub(crate) use node::Node;
pub(crate) use parameter::strings;
pub(crate) use reading::{Nulls, Reading, Scripts, Sets};
pub(crate) use said::Said;
pub(crate) use script::{Reference, is_same_script, plain};

use crate::json::Value;

/// Returns whether `one` and `other` mean the same as they are written: null is something, every order
/// counts, and a script is a text.
pub(crate) fn is_same(one: Value<'_>, other: Value<'_>) -> bool {
    Node::literal(one).is_same(&Node::literal(other))
}

/// Returns the text that all values have which [are the same](is_same), and no other one.
pub(crate) fn canonical(value: Value<'_>) -> String {
    Node::literal(value).said().canonical()
}
