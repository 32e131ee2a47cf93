//! Which properties of the managed object a script names, in the order of their places, and which it gives a
//! value where they have none.

use std::ops::Range;

use crate::javascript::{self, AccessKind, Fallbacks, Variable, read};

/// A place where a script names a property of the object that is read.
pub(super) struct Access {
    /// The property.
    pub(super) property: String,
    /// Whether the script gives it a value there.
    pub(super) is_write: bool,
    /// The bytes of its name.
    pub(super) range: Range<usize>,
}

/// Returns where the script `text` names properties.
pub(super) fn accesses(text: &str) -> Vec<Access> {
    let accesses = read(text).map(|script| script.accesses).unwrap_or_default().into_iter();
    accesses
        .filter(|access| access.variable == Variable::Object && access.kind != AccessKind::Delete)
        .map(|access| Access {
            property: access.property,
            is_write: access.kind == AccessKind::Write,
            range: access.range,
        })
        .collect()
}

/// Returns which properties the script `text` gives a value where they have none.
pub(in crate::diff) fn fallbacks(text: &str) -> Fallbacks {
    javascript::fallbacks(text).unwrap_or_default()
}
