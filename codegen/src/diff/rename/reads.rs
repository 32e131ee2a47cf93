//! Which properties of the managed object a script names, in the order of their places, and which it gives a
//! value where they have none.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diff::Side;
use crate::diff::walk::script_text;
use crate::javascript::{self, AccessKind, Fallbacks, Variable, read};
use crate::model::Object;

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

/// Returns which of its properties the scripts of `object` read when an object is read.
pub(in crate::diff) fn reads_of(side: Side<'_>, object: &Object<'_>) -> BTreeSet<String> {
    let of_properties = object.properties().iter().flat_map(|property| &*property.hooks);
    let hooks = object.hooks.iter().chain(of_properties).filter(|hook| hook.is_run_at_read());
    let accesses =
        hooks.filter_map(|hook| script_text(side, hook)).flat_map(|text| accesses(&text));
    accesses.filter(|access| !access.is_write).map(|access| access.property).collect()
}

/// Returns which properties the script `text` gives a value where they have none.
pub(in crate::diff) fn fallbacks(text: &str) -> Fallbacks {
    javascript::fallbacks(text).unwrap_or_default()
}
